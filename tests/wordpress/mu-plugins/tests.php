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
