<?php
// Installs WordPress and writes the demo article into it, the same that public/demo/feed.json holds,
// so that both sources can be held against each other. Prints what it made as JSON.

define('WP_INSTALLING', true);
require getenv('MAQAL_WP_SITE') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once __DIR__ . '/making.php';

wp_install('مقال', 'admin', 'admin@news.example', true, '', 'tests only');
update_option('timezone_string', 'Africa/Casablanca');
update_option('default_comment_status', 'open');
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%day%/%postname%/');
$wp_rewrite->flush_rules();
wp_delete_post(1, true);
wp_set_current_user(1);

$demo = dirname(__DIR__, 2) . '/public/demo/';
$item = json_decode(file_get_contents($demo . 'feed.json'), true)['items'][0];
$extension = $item['_maqal'];

$author = wp_insert_user([
    'user_login' => 'fatima', 'user_pass' => 'tests only', 'user_email' => 'fatima@news.example', 'role' => 'author',
    'display_name' => $item['authors'][0]['name'],
]);
$front = category('واجهة', 'front');
$society = category('مجتمع', 'society');
$education = category('تعليم', 'education', $society);
$lead = picture($demo . $extension['image']['url'], $extension['image']['alt'], $extension['image']['caption_html']);

$class = wp_get_attachment_url(picture($demo . 'class.jpg', '', ''));
$content = str_replace(['../demo/class-600x400.jpg 600w, ../demo/class.jpg 1200w', '../demo/class.jpg'], ["$class 1200w", $class], $item['content_html']);

$post = wp_insert_post([
    'post_title' => $item['title'],
    'post_name' => $extension['slug'],
    // An HTML block: shown as it was written.
    'post_content' => "<!-- wp:html -->\n" . wp_slash($content) . "\n<!-- /wp:html -->",
    'post_status' => 'publish',
    'post_author' => $author,
    'post_date' => '2024-04-09 14:30:00',
    'post_category' => [$front, $education],
    'comment_status' => 'open',
], true);
set_post_thumbnail($post, $lead);

$hostile = wp_insert_post([
    'post_title' => 'مقال يهاجم <script>window.__attacked=1</script>',
    'post_name' => 'hostile',
    'post_content' => "<!-- wp:html -->\n<p>قبل</p><script>window.__attacked=1</script><img src=x onerror=window.__attacked=1><p>بعد</p>\n<!-- /wp:html -->",
    'post_status' => 'publish',
    'post_date' => '2024-04-01 10:00:00',
], true);

$protected = wp_insert_post([
    'post_title' => 'مقال محمي', 'post_name' => 'protected', 'post_content' => 'سر', 'post_password' => 'sirr',
    'post_status' => 'publish', 'post_date' => '2024-03-01 10:00:00',
]);
wp_insert_post(['post_title' => 'مسودة', 'post_name' => 'draft', 'post_content' => 'x', 'post_status' => 'draft']);
foreach ([[1, 0, 'سعيد', 'أول تعليق على Maqal'], [2, 1, 'Nadia', 'Une réponse, en français.']] as [$n, $parent, $name, $text]) {
    $ids[$n] = wp_insert_comment([
        'comment_post_ID' => $hostile, 'comment_author' => $name, 'comment_content' => $text, 'comment_approved' => 1,
        'comment_parent' => $parent ? $ids[$parent] : 0, 'comment_author_email' => "reader$n@example.ma",
    ]);
}
echo json_encode(['post' => $post, 'hostile' => $hostile, 'protected' => $protected]);
