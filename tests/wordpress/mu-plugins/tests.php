<?php
// What the tests' WordPress does differently from a publisher's.

// No letters are sent.
add_filter('pre_wp_mail', '__return_true');

// Uploads belong to the run's data folder; the site's own files stay as they were unpacked.
add_filter('upload_dir', function (array $directory): array {
    $base = getenv('MAQAL_WP_DATA') . '/uploads';
    $directory['path'] = $base . $directory['subdir'];
    $directory['basedir'] = $base;
    return $directory;
});

// The big-image limit and the sub-sizes stay WordPress's own; only this theme feature is needed.
add_action('after_setup_theme', fn () => add_theme_support('post-thumbnails'));

// Guests may comment unless a test says otherwise, which WordPress itself does not allow by default.
add_filter('rest_allow_anonymous_comments', fn () => !get_option('tests_no_guests'));

// Every test comes from the same address: nobody is too fast unless a test is about that.
// On a slow machine too the second comment comes too soon.
add_filter('comment_flood_filter', fn (bool $is_flood, int $last, int $new): bool => $is_flood || $new - $last < HOUR_IN_SECONDS, 10, 3);
add_filter('wp_is_comment_flood', fn (bool $is_flood): bool => $is_flood && get_option('tests_flood'), 99);

// Time to stop the server, before or after a comment is in the database.
add_filter('rest_pre_insert_comment', function ($comment) {
    sleep((int) get_option('tests_sleep_before'));
    return $comment;
});
add_action('rest_insert_comment', fn () => sleep((int) get_option('tests_sleep_after')));

// What a publisher does who says in articles what was wrong in them.
add_action('init', fn () => register_post_meta('post', 'correction', ['type' => 'string', 'single' => true, 'show_in_rest' => true]));
