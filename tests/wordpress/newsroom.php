<?php
// Makes the site of seed.php a whole newsroom: sections three deep, tags, authors, pages, and fifteen months
// of articles with their comments. It is the same every time. Prints as JSON what a test asks for by name.

// WordPress then tells no other sites, and plans no later work.
define('WP_IMPORTING', true);
require getenv('MAQAL_WP_SITE') . '/wp-load.php';
require_once __DIR__ . '/making.php';

wp_set_current_user(1);
wp_defer_term_counting(true);
wp_defer_comment_counting(true);
// While it was being installed WordPress knew no addresses of sections and tags yet.
flush_rewrite_rules();
// The page that comes with WordPress; the newsroom has its own.
wp_delete_post(2, true);

/** The nth of a list that begins again when it ends. */
function nth(array $list, int $n) {
    return $list[$n % count($list)];
}

// --- Sections, tags, authors. They come before the cache is told to stay as it is: who is whose child is in it.

/** Makes sections, [name, slug, description, those below it] each, and gives their numbers by their path of names. */
function sections(array $tree, string $path = '', int $parent = 0): array {
    $made = [];
    foreach ($tree as $section) {
        [$name, $slug, $description, $below] = $section + ['', '', '', []];
        // seed.php has made two of them.
        $there = $slug === '' ? false : get_term_by('slug', $slug, 'category');
        $made["$path$name"] = $there ? $there->term_id : category($name, $slug, $parent, $description);
        $made += sections($below, "$path$name/", $made["$path$name"]);
    }
    return $made;
}

// Without a slug WordPress makes one of the name, in Arabic.
$sections = sections([
    ['سياسة', '', 'أخبار الحكومة والبرلمان والأحزاب، من الرباط إلى الجماعات.', [
        ['الحكومة', 'government', '', [['المجلس الحكومي'], ['البرلمان', 'parliament', 'جلسات المجلسين ولجانهما.']]],
        ['الأحزاب'],
    ]],
    ['اقتصاد', 'economy', 'الأسواق والأسعار والمقاولات.', [
        ['أسواق', 'markets', '', [['البورصة', 'bourse'], ['العملات']]],
        ['فلاحة'],
    ]],
    ['مجتمع', 'society', '', [
        ['تعليم', 'education', '', [['جامعات'], ['امتحانات', 'exams']]],
        ['صحة', 'health'],
    ]],
    ['رياضة', 'sport', 'النتائج والبطولات، داخل المغرب وخارجه.', [
        ['كرة القدم', '', '', [['البطولة الاحترافية', 'botola', 'البرنامج والنتائج والترتيب، دورة بدورة.'], ['المنتخب الوطني']]],
        ['أخبار'],
    ]],
    ['ثقافة', '', '', [
        ['سينما', 'cinema', '', [['مهرجانات', 'festivals'], ['نقد', '', 'قسم لم يُكتب فيه شيء بعد.']]],
        ['كتب'],
    ]],
    ['جهات', 'regions', 'أخبار المدن والقرى، جهة بجهة.', [
        ['الشمال', '', '', [['طنجة', 'tanger'], ['الحسيمة']]],
        ['الجنوب', 'south'],
    ]],
    ['حوادث', '', '', [
        ['محاكم', 'courts', '', [['أحكام'], ['تحقيقات', 'inquiries']]],
        ['حوادث السير'],
    ]],
    ['تكنولوجيا', 'tech', '', [
        ['هواتف', 'phones', '', [['تطبيقات', 'apps'], ['شبكات 5G']]],
        // The second of this name: WordPress puts its parent's slug behind its own.
        ['أخبار'],
    ]],
]);
$front = get_term_by('slug', 'front', 'category')->term_id;

// Where articles are filed, by branch. One section stays empty; one has articles in those below it alone.
$branches = [];
foreach (array_diff_key($sections, ['ثقافة/سينما/نقد' => 0, 'جهات' => 0]) as $path => $id) {
    $branches[strtok($path, '/')][] = $id;
}
$branches = array_values($branches);

$tags = [];
foreach ([
    'رمضان', 'Maroc Telecom', 'مونديال 2030', 'غلاء الأسعار', 'TGV', 'زلزال الحوز', 'OCP', 'الدار البيضاء', 'كوفيد-19', 'ONCF',
    'الذكاء الاصطناعي', 'CAN 2025', 'الأساتذة', '5G', 'الماء', 'Facebook', 'الجفاف', 'ChatGPT', 'وجدة', 'Inwi',
    'الحكومة', 'Raja', 'الوداد', 'Bac 2024', 'طنجة', 'TikTok', 'الهجرة', 'PJD', 'الأمن الوطني', 'RAM',
    'آسفي', 'Booking', 'السردين', 'L’Oriental', 'العيون', 'YouTube', 'إفران', 'Netflix', 'الريف', 'Orange',
    'الملك', 'E-commerce', 'الانتخابات', 'COP28', 'السينما', 'Startup', 'گناوة', 'FIFA', 'الكتاب', 'Tesla',
    'المخدرات', 'Uber', 'الصحة', 'WhatsApp', 'التعليم', 'Visa', 'الحسيمة', 'Covid', 'الأمازيغية', 'Jazzablanca',
] as $name) {
    $tags[$name] = wp_insert_term($name, 'post_tag')['term_id'];
}
// The last one is nobody's.
$used = array_slice(array_values($tags), 0, -1);

function person(string $login, string $name, string $biography = '', string $role = 'author'): int {
    return wp_insert_user([
        'user_login' => $login, 'user_pass' => 'tests only', 'user_email' => "$login@news.example", 'role' => $role,
        'display_name' => $name, 'description' => $biography,
    ]);
}

$authors = [
    person('karima', 'كريمة بنعلي', 'صحفية تتابع الشأن السياسي منذ 2009. تكتب عن البرلمان والأحزاب.'),
    person('hicham', 'هشام العمراني', "مراسل من وجدة.\n\nاشتغل من قبل في الإذاعة، وعندو كتاب على الحدود."),
    person('s.idrissi', 'Salma El Idrissi', 'Journaliste à Rabat. Elle suit l’économie et les marchés.'),
    person('youssef', 'يوسف أيت الحاج'),
    person('nabil', 'Nabil Tazi', 'Sports editor. Writes about football and, when it rains, about football.'),
    person('zineb', 'زينب الفاسي', 'ناقدة سينمائية. تكتب على الأفلام والكتب في <a href="https://cinema.example/zineb">مدونتها</a> أيضًا.'),
    person('omar', 'عمر'),
    person('imane', 'إيمان Benjelloun', 'تقنية، هواتف، وأخبار الشبكات.'),
    person('mbarek', 'امبارك ولد السالك', 'مراسل من العيون.'),
    person('desk', 'هيئة التحرير'),
    person('rachid', 'رشيد أوبلا', str_repeat('رشيد صحفي يكتب على حوادث السير والمحاكم، ويجمع أرشيف الجريدة من سنة إلى سنة. ', 8)),
    person('agency', 'وكالات / Agences'),
];
// She only ever wrote a draft: guests are not told that she is there.
$editor = person('editor', 'رئيسة التحرير', 'لا تكتب إلا المسودات.', 'editor');

// --- Pictures: plain colours, each once; many articles share one.

/** Draws a picture of one colour and takes it into the library. */
function plain(int $n, int $width, int $height, string $type, string $alt, string $caption): int {
    $file = getenv('MAQAL_WP_DATA') . "/IMG-2023-WA00$n.$type";
    if (function_exists('imagecreatetruecolor')) {
        $image = imagecreatetruecolor($width, $height);
        imagefill($image, 0, 0, imagecolorallocate($image, 10 * $n, 31 * $n % 200, 240 - 10 * $n));
        // Or an encoder would make so little of it that no picture in a newspaper is like it.
        imagefilledellipse($image, intdiv($width, 3), intdiv($height, 2), intdiv($height, 2), intdiv($height, 2), 0xf4f1ea);
        "image$type"($image, $file);
    } else {
        copy(dirname(__DIR__, 2) . '/public/demo/class.jpg', $file = substr($file, 0, -strlen($type)) . 'jpg');
    }
    $id = picture($file, $alt, $caption, ['post_date' => '2023-01-01 08:00:00']);
    unlink($file);
    return $id;
}

$pictures = [
    plain(10, 1600, 900, 'jpeg', 'ساحة عامة وسط المدينة', 'ساحة المدينة صباح الأحد. تصوير: كريمة بنعلي'),
    plain(11, 1200, 800, 'jpeg', '', ''),
    // Taller than wide, as telephones take them.
    plain(12, 900, 1200, 'jpeg', 'واجهة عمارة', ''),
    plain(13, 1280, 720, 'png', 'خريطة الجهة', 'الخريطة: <em>مقال</em>'),
    plain(14, 1000, 1000, 'jpeg', '', 'صورة من الأرشيف'),
    // Smaller than most of WordPress's own sizes.
    plain(15, 280, 200, 'jpeg', 'صورة صغيرة', ''),
    // Larger than WordPress keeps: it makes a "-scaled" one.
    plain(16, 2700, 1500, 'jpeg', 'منظر من الجو', 'منظر من الجو. © Agence'),
    plain(17, 1200, 630, 'jpeg', 'قاعة الندوة', 'من الندوة الصحفية'),
    plain(18, 1920, 820, 'webp', 'الملعب قبل المباراة', ''),
    plain(19, 800, 600, 'jpeg', 'IMG-2023-WA0019', ''),
    plain(20, 1024, 683, 'jpeg', 'سوق الخضر', 'سوق الجملة ديال الخضر'),
    plain(21, 1500, 500, 'jpeg', 'شاطئ عند الغروب', ''),
];

// --- What articles are put together from.

// Every eighth is of the same branch; the order is that of the sections above.
const EVENTS = [
    'لقاء حزبي ساخن', 'غلاء أسعار الخضر واللحوم', 'إضراب الأساتذة', 'ديربي ساخن بلا جمهور',
    'مهرجان السينما', 'أمطار قوية وسيول', 'الأمن يوقف شبكة ديال النصب', 'شبكة 5G',
    'انتخابات جزئية جديدة', 'افتتاح مصنع جديد ديال السيارات', 'انقطاع الماء على الأحياء', 'تعادل مخيب ديال الوداد',
    'معرض الكتاب', 'مشروع الطريق السيار', 'حادثة سير مروعة', 'تطبيق جديد ديال الطاكسيات',
    'دورة استثنائية للمجلس الجماعي', 'أزمة السردين', 'طوابير قدام المستشفى', 'ملعب جديد كيستعد لمونديال 2030',
    'سهرة گناوة', 'زلزال خفيف', 'حريق كبير وسط السوق', 'عطب فـInternet',
];
const PLACES = [
    'آسفي', 'الدار البيضاء', 'وجدة', 'طنجة', 'فاس', 'مراكش', 'أكادير', 'الحسيمة', 'إفران', 'تطوان', 'الراشيدية', 'العيون', 'بني ملال',
];
const TAILS = [
    ': شنو واقع؟', '.. والساكنة كتهضر', ' (فيديو)', '، وها شنو قالت الوزارة', ' قبل رمضان بأيام', '.. 5 أسئلة وأجوبة',
    ' حسب مصدر من الـDGSN', ': بلاغ رسمي', '، والتفاصيل كاملة', ' بعد 3 أيام من الشائعات', '، والأرقام كتهضر: 25% فعام واحد',
    '.. Live', '، ومواطنون: «عيينا من الوعود»', '، وردود فعل على Facebook', ': القِصّة الكاملة بِلا رُتوش', '، والصور كتهضر', '',
];
const PARAGRAPHS = [
    'عاشت مدينة {place} صباح اليوم على وقع {event}، وهو الموضوع اللي شغل الرأي العام المحلي والوطني، وتجمّع بسببه عشرات المواطنين.',
    'وقالت مصادر متطابقة إن السلطات المحلية فتحت تحقيقًا في الموضوع، وإن نتائجه ستُعلن في غضون 48 ساعة على أبعد تقدير.',
    '«حنا ما طالبين غير حقنا»، يقول أحد سكان الحي، قبل ما يزيد: «كل عام نفس الهضرة، والحال هو الحال».',
    'وأكد مسؤول بالجماعة، في اتصال هاتفي، أن الميزانية المرصودة بلغت 25,5 مليون درهم، أي بزيادة 12% عن السنة الماضية.',
    'ويأتي هذا في سياق عام يتسم بارتفاع الأسعار وتأخر الأمطار، حسب معطيات المندوبية السامية للتخطيط (HCP).',
    'من جهتها، دعت جمعيات المجتمع المدني إلى <strong>حوار جاد ومسؤول</strong>، وحذّرت من أن يطول الانتظار كما طال من قبل.',
    'وتشير الوثائق التي اطّلعت عليها الجريدة إلى أن المشروع كان مبرمجًا منذ سنة 2019، قبل أن توقفه الجائحة.',
    'وسبق لوزير القطاع أن قال أمام البرلمان إن {place} «ستكون في صلب الأولويات»، دون أن يحدد موعدًا لذلك.',
    'وفالمقهى اللي حدا المحطة، الناس كيتبادلو الفيديوهات على WhatsApp، وكل واحد عندو روايتو.',
    'وانتقلت إلى عين المكان عناصر الأمن والوقاية المدنية، فيما ظلت حركة السير بطيئة إلى غاية الساعة 14:30.',
    'ويرى خبراء أن الحل لا يكمن في القرارات الظرفية، بل في رؤية واضحة تُشرك الساكنة وتحدد المسؤوليات.',
    'وعلّقت صفحات محلية على {event} بعبارات ساخرة، ونشرت صورًا قديمة تبيّن أنها التُقطت في بلد آخر.',
    'وبحسب الأرقام الرسمية، استفاد من العملية 1.240 شخصًا في المرحلة الأولى، على أن تشمل الثانية باقي الجماعات.',
    'ولم تتوصل الجريدة، إلى حدود كتابة هذه السطور، بأي رد من الجهات المعنية رغم محاولات متكررة.',
    'والمثير أن الطريق المؤدية إلى {place} ما زالت، بعد كل هذه السنوات، <em>مسلكًا</em> لا يصلح لسيارات الإسعاف.',
    'وختم المتحدث كلامه بالقول إن الأيام المقبلة ستكون حاسمة، وإن «كلشي غادي يبان».',
];
const COMMENTS = [
    'شكرا على الخبر، كنا كنتسناوه من الصباح.', 'الله يكون فعوان الساكنة.', 'وفين كانو هادي خمس سنين؟',
    'Très bon article, merci.', 'عندي سؤال: واش هادشي كيشمل حتى الأحياء الجديدة؟', 'كلام معقول، ولكن خاص الأفعال.',
    'Source please?', 'أنا من نفس المدينة، وما وقعش هادشي كما تقال هنا.', 'برافو على المتابعة.', 'نفس السيناريو كل عام…',
];
const READERS = ['سعيد', 'Nadia', 'أم ياسر', 'قارئ من الريف', 'Hamza B.', 'ولد البلاد', 'ⵜⴰⵏⵉⵔⵜ'];

function paragraph(string $html): string {
    return "<!-- wp:paragraph -->\n<p>$html</p>\n<!-- /wp:paragraph -->\n\n";
}

function heading(string $html, string $anchor = ''): string {
    $id = $anchor === '' ? '' : " id=\"$anchor\"";
    return "<!-- wp:heading -->\n<h2 class=\"wp-block-heading\"$id>$html</h2>\n<!-- /wp:heading -->\n\n";
}

/** Pictures beside each other, each with a caption of its own. */
function gallery(array $pictures): string {
    $images = '';
    foreach ($pictures as $n => $id) {
        $src = wp_get_attachment_image_url($id, 'large');
        $caption = nth(['صورة أولى: قبل الوصول', 'ثانية، من الداخل', 'ثالثة، من سطح عمارة (© Agence)', 'والأخيرة، <em>مساءً</em>'], $n);
        $images .= "<!-- wp:image {\"id\":$id,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"} -->\n"
            . "<figure class=\"wp-block-image size-large\"><img src=\"$src\" alt=\"\" class=\"wp-image-$id\"/>"
            . "<figcaption class=\"wp-element-caption\">$caption</figcaption></figure>\n<!-- /wp:image -->\n\n";
    }
    return "<!-- wp:gallery {\"linkTo\":\"none\"} -->\n"
        . "<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\">$images</figure>\n<!-- /wp:gallery -->\n\n";
}

/** What the block editor keeps of an embed, with the provider's markup where WordPress puts it when it shows the article. */
function embed(string $url, string $provider, string $type, string $html, string $caption = ''): string {
    $attributes = json_encode(['url' => $url, 'type' => $type, 'providerNameSlug' => $provider], JSON_UNESCAPED_SLASHES);
    $caption = $caption === '' ? '' : "<figcaption class=\"wp-element-caption\">$caption</figcaption>";
    return "<!-- wp:embed $attributes -->\n"
        . "<figure class=\"wp-block-embed is-type-$type is-provider-$provider wp-block-embed-$provider\">"
        . "<div class=\"wp-block-embed__wrapper\">\n$html\n</div>$caption</figure>\n<!-- /wp:embed -->\n\n";
}

/** Three to eight paragraphs; some with a subheading, some as the classic editor wrote them. */
function body(int $n, string $event, string $place): string {
    $texts = [];
    for ($at = 0; $at < 3 + $n % 6; $at += 1) {
        $texts[] = strtr($at ? nth(PARAGRAPHS, 1 + ($n * 7 + $at) % 15) : PARAGRAPHS[0], ['{place}' => $place, '{event}' => $event]);
    }
    if ($n % 10 === 3) {
        return implode("\n\n", $texts);
    }
    $blocks = array_map('paragraph', $texts);
    if ($n % 4 === 1) {
        array_splice($blocks, 2, 0, heading('ماذا بعد؟'));
    }
    return implode('', $blocks);
}

/** What an article is when nothing is special about it. */
function article(int $n): array {
    global $authors, $branches, $front, $pictures, $used;
    [$event, $place] = [nth(EVENTS, $n), nth(PLACES, $n)];
    // Two in a day, every third day.
    $day = 3 * intdiv($n, 2);
    $article = [
        'post_title' => "$event في $place" . nth(TAILS, $n),
        'post_content' => body($n, $event, $place),
        'post_excerpt' => $n % 3 === 0 ? "$event في $place: ما وقع، ومن المعني به، وما تنتظره الساكنة في الأيام المقبلة." : '',
        'post_date' => gmdate('Y-m-d', strtotime("2023-01-02 +$day days")) . sprintf(' %02d:%02d:00', 7 + $n * 7 % 15, $n * 17 % 60),
        'post_author' => nth($authors, intdiv($n, 2) + $n % 5),
        'post_category' => [nth(nth($branches, $n), intdiv($n, 8)), ...($n % 4 === 0 ? [$front] : [])],
        'tags_input' => array_map(fn ($at) => nth($used, $n * 7 + $at * 11), array_slice(range(0, 3), 0, $n % 5)),
        'comment_status' => $n % 11 === 3 ? 'closed' : 'open',
        'post_status' => 'publish',
        'picture' => $n % 9 === 4 ? 0 : nth($pictures, $n * 5),
        'comments' => nth([0, 0, 1, 0, 2, 0, 0, 3, 0, 1], $n),
        // Corrected, some days later.
        'modified' => $n % 19 === 5 ? 1 + $n % 9 . ' days' : '',
    ];
    // Two of three have slugs that editors wrote; the others' are made of their titles, cut where WordPress cuts them.
    return $n % 3 === 2 ? $article : $article + ['post_name' => 'khabar-' . (1000 + $n)];
}

/** Writes an article as `article` gives it, and gives its number. */
function publish(array $article): int {
    global $wpdb;
    ['picture' => $picture, 'comments' => $comments, 'modified' => $modified] = $article;
    $article['meta_input'] = ($article['meta_input'] ?? []) + ($picture ? ['_thumbnail_id' => $picture] : []);
    $id = wp_insert_post(wp_slash($article), true);
    if (is_wp_error($id)) {
        throw new RuntimeException($id->get_error_message());
    }
    if ($modified) {
        $date = date('Y-m-d H:i:s', strtotime("$article[post_date] +$modified"));
        $wpdb->update($wpdb->posts, ['post_modified' => $date, 'post_modified_gmt' => get_gmt_from_date($date)], ['ID' => $id]);
    }
    for ($n = 0; $n < $comments; $n += 1) {
        comment($id, $article['post_date'], $n);
    }
    return $id;
}

/** The nth comment on an article, some hours after it. */
function comment(int $post, string $date, int $n, int $parent = 0, int|string $approved = 1, int $user = 0): int {
    $date = date('Y-m-d H:i:s', strtotime("$date +" . 40 + 55 * $n . ' minutes'));
    return wp_insert_comment([
        'comment_post_ID' => $post, 'comment_content' => nth(COMMENTS, $post + $n), 'comment_parent' => $parent,
        'comment_author' => $user ? get_userdata($user)->display_name : nth(READERS, $post + 3 * $n),
        'comment_author_email' => 'reader' . ($post + 3 * $n) % 7 . '@example.ma', 'comment_approved' => $approved,
        'comment_date' => $date, 'comment_date_gmt' => get_gmt_from_date($date), 'user_id' => $user,
    ]);
}

// --- Articles of which something is special: what differs from others, by the name that tests know them by.

$oembed = 'frameborder="0" allow="accelerometer; autoplay; encrypted-media; gyroscope; picture-in-picture" allowfullscreen';
$embeds = paragraph('أقوى ما نُشر هذا الأسبوع، في مكان واحد.')
    . embed('https://www.youtube.com/watch?v=aBcDeFgHiJk', 'youtube', 'video', "<iframe title=\"ملخص المباراة\" width=\"500\" height=\"281\" src=\"https://www.youtube.com/embed/aBcDeFgHiJk?feature=oembed\" $oembed></iframe>", 'ملخص المباراة (4 دقائق)')
    . embed('https://twitter.com/maqal/status/1740000000000000001', 'twitter', 'rich', '<blockquote class="twitter-tweet" data-width="500" data-dnt="true"><p lang="ar" dir="rtl">عاجل: إضراب وطني يومي 5 و6 يناير <a href="https://t.co/aBcDeFgHiJ">https://t.co/aBcDeFgHiJ</a></p>&mdash; مقال (@maqal) <a href="https://twitter.com/maqal/status/1740000000000000001?ref_src=twsrc%5Etfw">December 27, 2023</a></blockquote><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>')
    . embed('https://www.facebook.com/maqal/posts/1234567890', 'facebook', 'rich', '<div id="fb-root"></div><script async="1" defer="1" crossorigin="anonymous" src="https://connect.facebook.net/ar_AR/sdk.js#xfbml=1&amp;version=v18.0"></script><div class="fb-post" data-href="https://www.facebook.com/maqal/posts/1234567890" data-width="552"><blockquote cite="https://www.facebook.com/maqal/posts/1234567890" class="fb-xfbml-parse-ignore"><p>الساكنة خرجات اليوم للشارع</p>Publiée par <a href="https://www.facebook.com/maqal">مقال</a> sur <a href="https://www.facebook.com/maqal/posts/1234567890">Jeudi 4 janvier 2024</a></blockquote></div>')
    . embed('https://www.facebook.com/watch/?v=9876543210', 'facebook', 'video', '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D9876543210&amp;show_text=false&amp;width=500" width="500" height="281" style="border:none;overflow:hidden" scrolling="no" frameborder="0" allowfullscreen="true"></iframe>')
    . embed('https://www.instagram.com/p/C1aBcDeFgHi/', 'instagram', 'rich', '<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="https://www.instagram.com/p/C1aBcDeFgHi/?utm_source=ig_embed&amp;utm_campaign=loading" data-instgrm-version="14" style="background:#FFF; border:0; margin:1px; max-width:658px; width:99%;"><div style="padding:16px;"><a href="https://www.instagram.com/p/C1aBcDeFgHi/?utm_source=ig_embed&amp;utm_campaign=loading" target="_blank">View this post on Instagram</a><p><a href="https://www.instagram.com/p/C1aBcDeFgHi/" target="_blank">A post shared by مقال (@maqal)</a></p></div></blockquote><script async src="//platform.instagram.com/en_US/embeds.js"></script>')
    . embed('https://www.tiktok.com/@maqal/video/7300000000000000001', 'tiktok', 'video', '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@maqal/video/7300000000000000001" data-video-id="7300000000000000001" data-embed-from="oembed" style="max-width:605px; min-width:325px;"><section><a target="_blank" title="@maqal" href="https://www.tiktok.com/@maqal?refer=embed">@maqal</a><p>أمطار الخير <a title="وجدة" target="_blank" href="https://www.tiktok.com/tag/%D9%88%D8%AC%D8%AF%D8%A9?refer=embed">#وجدة</a></p></section></blockquote><script async src="https://www.tiktok.com/embed.js"></script>')
    . embed('https://open.spotify.com/episode/4aBcDeFgHiJkLmNoPqRsTu', 'spotify', 'rich', '<iframe title="Spotify Embed: حلقة الأسبوع" style="border-radius: 12px" width="100%" height="152" frameborder="0" allowfullscreen allow="autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture" loading="lazy" src="https://open.spotify.com/embed/episode/4aBcDeFgHiJkLmNoPqRsTu?utm_source=oembed"></iframe>')
    . embed('https://soundcloud.com/maqal/podcast-12', 'soundcloud', 'rich', '<iframe title="Podcast 12 by مقال" width="500" height="400" scrolling="no" frameborder="no" src="https://w.soundcloud.com/player/?visual=true&amp;url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F1234567890&amp;show_artwork=true&amp;maxwidth=500"></iframe>')
    . embed('https://vimeo.com/123456789', 'vimeo', 'video', '<iframe title="وثائقي قصير" src="https://player.vimeo.com/video/123456789?dnt=1&amp;app_id=122963" width="500" height="281" frameborder="0" allow="autoplay; fullscreen; picture-in-picture"></iframe>')
    . embed('https://www.dailymotion.com/video/x8aBcDe', 'dailymotion', 'video', '<iframe title="نشرة الظهيرة" frameborder="0" width="500" height="281" src="https://geo.dailymotion.com/player.html?video=x8aBcDe&amp;" allowfullscreen allow="autoplay; fullscreen; picture-in-picture"></iframe>')
    // Nobody knows how to embed this one: its address stands there as text.
    . embed('https://news.example/embed-me-not', 'news-example', 'rich', 'https://news.example/embed-me-not');

$deep = $sections['رياضة/كرة القدم/البطولة الاحترافية'];
$specials = [
    'english' => [
        'post_title' => 'Rabat hosts first African forum on open data', 'post_name' => 'rabat-open-data-forum', 'tags_input' => [$tags['Startup']],
        'post_content' => paragraph('More than 400 participants from 23 countries met in Rabat on Tuesday for the first African forum on open data.')
            . paragraph('“Numbers belong to those who paid for them,” said one of the organisers.')
            . paragraph('The next forum will be held in Dakar (داكار) in 2025.'),
        'post_excerpt' => 'Participants from 23 countries asked who owns public numbers.',
    ],
    'french' => [
        'post_title' => 'Sécheresse : « L’été sera long » à Béni Mellal', 'post_name' => '', 'tags_input' => [$tags['L’Oriental'], $tags['الجفاف']],
        'post_content' => paragraph('Les barrages de la région ne sont plus remplis qu’à 23 % ; les agriculteurs demandent un plan d’urgence.')
            . paragraph('« Nous n’avons rien vu venir », assure l’un d’eux, installé à Oulad M’Barek depuis 1998.')
            . paragraph('Le ministère promet une réponse « avant la fin du mois ».'),
        'post_excerpt' => '',
    ],
    'long' => [
        'post_title' => 'بعد أشهر من الانتظار والوعود والاجتماعات المتتالية بين النقابات الأكثر تمثيلية ووزارة التربية الوطنية والتعليم الأولي والرياضة، الأساتذة يعودون إلى الأقسام في الدار البيضاء ووجدة وطنجة ومراكش وأكادير والعيون، والآباء يتساءلون: شكون غادي يعوّض 3 أشهر ديال القراية اللي ضاعت على ولادنا؟',
        'post_name' => 'retour-en-classe',
    ],
    'untitled' => ['post_title' => '', 'post_name' => '', 'post_excerpt' => ''],
    'hamza' => ['post_title' => 'أخبار الأمن اليوم: إضراب في آسفي وأسئلة بلا أجوبة', 'post_name' => 'akhbar-asfi'],
    'diacritics' => ['post_title' => 'مُحاكَمَةُ القَرن: الجَلسة السّابعة تُؤجَّلُ إلى إشعارٍ آخر', 'post_name' => 'mohakama'],
    'arabicSlug' => ['post_title' => 'السينما المغربية في مهرجان كان', 'post_name' => ''],
    'latinSlug' => ['post_title' => 'شباب الريف يصعد إلى القسم الأول', 'post_name' => 'chabab-rif-d1'],
    'deep' => ['post_title' => 'الرجاء يهزم الجيش الملكي 2-1 في الدورة 14', 'post_category' => [$deep]],
    'several' => [
        'post_title' => 'مونديال 2030: ملاعب وطرق ومدارس، والفاتورة بالملايير', 'post_name' => 'mondial-2030',
        'post_category' => [$deep, $sections['اقتصاد/أسواق'], $sections['سياسة'], $sections['مجتمع/تعليم/جامعات'], $front],
        'tags_input' => [$tags['مونديال 2030'], $tags['FIFA'], $tags['غلاء الأسعار'], $tags['الدار البيضاء'], $tags['TGV'], $tags['طنجة']],
    ],
    'untagged' => ['post_title' => 'يوم عادي في بني ملال', 'tags_input' => [], 'comments' => 0],
    'pictured' => ['post_title' => 'منظر من الجو: الحقول بعد المطر', 'picture' => $pictures[6]],
    'withoutPicture' => ['post_title' => 'بلاغ توضيحي من هيئة التحرير', 'picture' => 0],
    'protected' => ['post_title' => 'تقرير للمشتركين فقط', 'post_name' => 'subscribers', 'post_password' => 'sirr', 'post_excerpt' => 'ملخص لا يراه إلا من يملك كلمة السر.'],
    'sticky' => ['post_title' => 'ملف خاص: سنة بعد الزلزال', 'post_name' => 'dossier-seisme'],
    'closed' => ['post_title' => 'نقاش انتهى: حصيلة سنة من التعليقات', 'comment_status' => 'closed', 'comments' => 2],
    'withoutComments' => ['post_title' => 'خبر لم يعلّق عليه أحد', 'comment_status' => 'open', 'comments' => 0],
    'discussed' => ['post_title' => 'الخبر الذي يعلّق عليه الجميع', 'post_name' => 'discussed', 'comment_status' => 'open', 'comments' => 0],
    'updated' => ['post_title' => 'حصيلة الزلزال: أرقام تُحيَّن', 'post_name' => 'bilan-seisme', 'post_date' => '2023-09-09 06:15:00', 'modified' => '120 days', 'meta_input' => ['correction' => 'ورد في نسخة سابقة أن عدد الجرحى 2.012.']],
    // Who pages by date alone loses one of these two.
    'twin' => ['post_title' => 'خبران في الدقيقة نفسها: الأول', 'post_date' => '2023-11-30 12:00:00'],
    'otherTwin' => ['post_title' => 'خبران في الدقيقة نفسها: الثاني', 'post_date' => '2023-11-30 12:00:00'],
    'gallery' => ['post_title' => 'بالصور: كيف تغيّر كورنيش طنجة', 'post_name' => 'corniche', 'picture' => $pictures[7], 'post_content' => paragraph('أربع صور من المكان نفسه.') . gallery(array_slice($pictures, 0, 4))],
    'embeds' => ['post_title' => 'الأسبوع على الشبكات الاجتماعية', 'post_name' => 'embeds', 'post_content' => $embeds],
    'linked' => [
        'post_title' => 'ملعب طنجة الكبير يفتح أبوابه من جديد', 'post_name' => 'stade-tanger', 'post_date' => '2024-01-05 09:30:00', 'post_author' => $authors[1],
        'post_content' => paragraph('بعد سنة من الأشغال، عاد الجمهور إلى المدرجات.') . heading('الأرقام', 'numbers') . paragraph('75.000 مقعد، و1.200 كاميرا.'),
    ],
    // Its body names the others: it is written last.
    'links' => ['post_title' => 'روابط في كل اتجاه', 'post_name' => 'links'],
];

/** Every form in which an article links to another page of its own site, and some that lead elsewhere. */
function links(array $posts, array $sections, int $tag): string {
    $path = fn (string $url) => wp_parse_url($url, PHP_URL_PATH);
    [$linked, $deep] = [$posts['linked'], $sections['رياضة/كرة القدم/البطولة الاحترافية']];
    $targets = [
        'article' => get_permalink($linked),
        'article without its last slash' => untrailingslashit(get_permalink($linked)),
        'article from the root' => $path(get_permalink($linked)),
        'article, relative' => '../../../../2024/01/05/stade-tanger/',
        'article on whatever scheme' => preg_replace('#^https?:#', '', get_permalink($linked)),
        'article in Arabic' => get_permalink($posts['arabicSlug']),
        'article by number' => home_url("/?p=$linked"),
        'article by number from the root' => "/?p=$linked",
        'article, counted by an advertiser' => get_permalink($linked) . '?utm_source=whatsapp&amp;utm_medium=share',
        'part of an article' => get_permalink($linked) . '#numbers',
        'comments of an article' => get_permalink($posts['discussed']) . '#comments',
        'part of this article' => '#here',
        'section' => get_category_link($sections['اقتصاد']),
        'section, three deep' => $path(get_category_link($deep)),
        'section by number' => "/?cat=$deep",
        'second page of a section' => $path(get_category_link($sections['اقتصاد'])) . 'page/2/',
        'tag' => get_tag_link($tag),
        'author' => $path(get_author_posts_url(get_post($linked)->post_author)),
        'month' => '/2024/01/',
        'day' => '/2024/01/05/',
        'search' => '/?s=' . rawurlencode('آسفي'),
        'page' => '/about/team/',
        'front page' => home_url('/'),
        'picture file' => wp_get_attachment_url(get_post_thumbnail_id($posts['pictured'])),
        'feed' => '/feed/',
        'nothing any more' => '/2019/05/01/gone/',
        'another site' => 'https://news.example/2024/01/05/stade-tanger/',
        'another site, in Arabic' => 'https://news.example/أخبار/?q=آسفي',
        'letter' => 'mailto:redaction@news.example',
        'telephone' => 'tel:+212536000000',
    ];
    $blocks = paragraph('كل رابط هنا يقود إلى مكان.');
    foreach ($targets as $name => $url) {
        $blocks .= paragraph("<a href=\"$url\">$name</a>");
    }
    return $blocks . heading('هنا', 'here') . paragraph('وإلى هنا أيضًا.');
}

// What comes now neither changes what sections there are nor asks for what it has changed before.
wp_suspend_cache_invalidation(true);
$wpdb->query('START TRANSACTION');

$names = array_keys($specials);
$posts = [];
for ($n = 0; $n < 300; $n += 1) {
    // Every eleventh is special: the lists that articles are made of have no such length.
    $name = $n % 11 === 7 ? $names[intdiv($n, 11)] ?? null : null;
    $article = [...article($n), ...$specials[$name] ?? []];
    if ($name === 'links') {
        $article['post_content'] = links($posts, $sections, $tags['الأمن الوطني']);
    } elseif (!$name && $n % 25 === 6) {
        $article['post_content'] .= gallery(array_map(fn ($at) => nth($pictures, $n + $at), [0, 1, 2, 3]));
    }
    $id = publish($article);
    if ($name) {
        $posts[$name] = $id;
    }
}
stick_post($posts['sticky']);

// Eleven comments, two of them an answer and the author's answer to that; and two that nobody sees.
$date = get_post($posts['discussed'])->post_date;
$thread = [];
for ($n = 0; $n < 11; $n += 1) {
    [$parent, $user] = match ($n) {
        3 => [$thread[0], 0],
        4 => [$thread[3], (int) get_post($posts['discussed'])->post_author],
        default => [0, 0],
    };
    $thread[] = comment($posts['discussed'], $date, $n, $parent, 1, $user);
}
comment($posts['discussed'], $date, 11, 0, 0);
comment($posts['discussed'], $date, 12, 0, 'spam');

// Articles that no reader may see.
foreach ([
    'draft' => ['post_title' => 'مسودة: إضراب لم يُعلن بعد', 'post_status' => 'draft', 'post_author' => $editor],
    'private' => ['post_title' => 'خاص: أرقام هواتف المراسلين', 'post_status' => 'private'],
    'scheduled' => ['post_title' => 'موعدنا سنة 2099', 'post_status' => 'future', 'post_date' => '2099-01-01 08:00:00'],
] as $name => $differs) {
    $posts[$name] = publish([...article(300), ...$differs, 'post_name' => $name]);
}

$pages = [];
foreach ([
    'about' => ['من نحن', 'about', 'جريدة إلكترونية مستقلة، تصدر من الرباط منذ سنة 2009.', ''],
    'contact' => ['اتصل بنا', '', 'راسلونا على <a href="mailto:redaction@news.example">redaction@news.example</a>.', ''],
    'team' => ['هيئة التحرير', 'team', 'رئيسة التحرير، واثنا عشر صحفيًا.', 'about'],
] as $name => [$title, $slug, $text, $parent]) {
    $pages[$name] = wp_insert_post([
        'post_type' => 'page', 'post_title' => $title, 'post_name' => $slug, 'post_content' => wp_slash(paragraph($text)),
        'post_status' => 'publish', 'post_date' => '2023-01-01 09:00:00', 'post_parent' => $pages[$parent] ?? 0,
    ]);
}

wp_suspend_cache_invalidation(false);
wp_cache_flush();
wp_defer_term_counting(false);
wp_defer_comment_counting(false);
$wpdb->query('COMMIT');

// --- What a test asks for.

$post = fn (int $id) => ['id' => $id, 'slug' => get_post($id)->post_name];
$term = fn (int $id) => ['id' => $id, 'slug' => get_term($id)->slug];
$user = fn (int $id) => ['id' => $id, 'slug' => get_userdata($id)->user_nicename];
echo json_encode([
    'posts' => array_map($post, $posts),
    'pages' => array_map($post, $pages),
    'sections' => array_map($term, $sections),
    'deep' => $term($deep) + ['path' => get_category_parents($deep, false, '/', true)],
    'tags' => array_map($term, $tags),
    'authors' => array_map($user, $authors),
    // Who is not one of those that guests are told of.
    'editor' => $user($editor),
    'counts' => [
        'posts' => (int) wp_count_posts()->publish,
        'pages' => (int) wp_count_posts('page')->publish,
        'categories' => (int) wp_count_terms(['taxonomy' => 'category', 'hide_empty' => false]),
        'tags' => (int) wp_count_terms(['taxonomy' => 'post_tag', 'hide_empty' => false]),
        'comments' => (int) get_comment_count()['approved'],
    ],
]);
