<?php
// Settings of the tests' WordPress. The site's address and its data folder come from whoever starts it.

define('WP_HOME', rtrim(getenv('MAQAL_WP_URL'), '/'));
define('WP_SITEURL', WP_HOME);

define('DB_NAME', 'wordpress');
define('DB_USER', '');
define('DB_PASSWORD', '');
define('DB_HOST', '');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('DB_DIR', getenv('MAQAL_WP_DATA') . '/database/');
define('DB_FILE', 'wordpress.sqlite');
$table_prefix = 'wp_';

// Nothing is secret on a loopback site that lives as long as a test run.
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', 'tests only');
    define($name . '_SALT', 'tests only');
}

define('WPMU_PLUGIN_DIR', __DIR__ . '/mu-plugins');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);

defined('ABSPATH') || define('ABSPATH', getenv('MAQAL_WP_SITE') . '/');
require_once ABSPATH . 'wp-settings.php';
