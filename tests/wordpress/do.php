<?php
// Does to the tests' WordPress what its administrator would, and tells what is in its database.
//   php do.php post TITLE          a new article without comments
//   php do.php page HTML           a new page with nothing but a Custom HTML block
//   php do.php comments POST N     N approved comments, each a minute after the other
//   php do.php comment POST TEXT [PARENT]
//   php do.php approve ID | close POST | delete ID
//   php do.php change POST TITLE | trash POST
//   php do.php option NAME VALUE   gives what it was before; such as comment_registration, or the tests' own: see mu-plugins
//   php do.php rows POST           what the database holds of an article's comments

require getenv('MAQAL_WP_SITE') . '/wp-load.php';
wp_set_current_user(1);
[, $command, $first, $second, $third] = $argv + array_fill(0, 5, null);

function comment(int $post, string $text, int $parent, int $minute): int {
    $date = gmdate('Y-m-d H:i:s', strtotime('2026-01-01 00:00:00') + 60 * $minute);
    return wp_insert_comment([
        'comment_post_ID' => $post, 'comment_content' => $text, 'comment_parent' => $parent, 'comment_approved' => 1,
        'comment_author' => "قارئ $minute", 'comment_author_email' => "known$minute@example.ma",
        'comment_date_gmt' => $date, 'comment_date' => get_date_from_gmt($date),
    ]);
}

$result = match ($command) {
    'post' => (function () use ($first, $second) {
        $id = wp_insert_post([
            'post_title' => $first, 'post_name' => ($second ?? 'p') . bin2hex(random_bytes(6)), 'post_content' => '<p>نص المقال.</p>',
            'post_status' => 'publish', 'post_date' => '2024-02-01 10:00:00', 'comment_status' => 'open',
        ]);
        return ['id' => $id, 'slug' => urldecode(get_post($id)->post_name)];
    })(),
    'page' => wp_insert_post(wp_slash([
        'post_title' => 'صفحة', 'post_type' => 'page', 'post_status' => 'publish', 'comment_status' => 'closed',
        'post_content' => "<!-- wp:html -->\n$first\n<!-- /wp:html -->",
    ])),
    'comments' => array_map(fn ($n) => comment((int) $first, "تعليق رقم $n", 0, $n), range(1, (int) $second)),
    'comment' => comment((int) $first, $second, (int) $third, 1),
    'change' => wp_update_post(['ID' => (int) $first, 'post_title' => $second]),
    'trash' => (bool) wp_trash_post((int) $first),
    'approve' => wp_set_comment_status((int) $first, 'approve'),
    'delete' => wp_delete_comment((int) $first, true),
    'close' => wp_update_post(['ID' => (int) $first, 'comment_status' => 'closed']),
    'option' => (function () use ($first, $second) {
        $before = get_option($first, '');
        update_option($first, $second);
        return $before;
    })(),
    'rows' => (function () use ($first) {
        global $wpdb;
        return $wpdb->get_results($wpdb->prepare(
            "SELECT comment_ID AS id, comment_parent AS parent, comment_author AS name, comment_author_email AS email,
                comment_author_url AS url, comment_content AS content, comment_approved AS approved
            FROM $wpdb->comments WHERE comment_post_ID = %d ORDER BY comment_ID",
            $first
        ));
    })(),
};
echo json_encode($result);
