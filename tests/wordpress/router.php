<?php
// For `php -S`: files as they are, uploads from the data folder, everything else through WordPress.

$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$uploads = '/wp-content/uploads/';
if (str_starts_with($path, $uploads)) {
    $file = realpath(getenv('MAQAL_WP_DATA') . '/uploads/' . substr($path, strlen($uploads)));
    if ($file === false || !is_file($file)) {
        http_response_code(404);
        return;
    }
    header('Content-Type: ' . mime_content_type($file));
    readfile($file);
    return;
}
if ($path !== '/' && is_file($_SERVER['DOCUMENT_ROOT'] . $path)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
