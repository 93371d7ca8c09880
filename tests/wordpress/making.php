<?php
// What seed.php and newsroom.php make alike: sections and pictures.

require_once ABSPATH . 'wp-admin/includes/file.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/media.php';

function category(string $name, string $slug, int $parent = 0, string $description = ''): int {
    return wp_insert_term($name, 'category', ['slug' => $slug, 'parent' => $parent, 'description' => $description])['term_id'];
}

/** Takes a picture into the library; under today's date, unless another is given. */
function picture(string $file, string $alt, string $caption, array $date = []): int {
    $copy = wp_tempnam($file);
    copy($file, $copy);
    $id = media_handle_sideload(['name' => basename($file), 'tmp_name' => $copy], 0, null, $date);
    if (is_wp_error($id)) {
        throw new RuntimeException($id->get_error_message());
    }
    update_post_meta($id, '_wp_attachment_image_alt', $alt);
    wp_update_post(['ID' => $id, 'post_excerpt' => $caption]);
    return $id;
}
