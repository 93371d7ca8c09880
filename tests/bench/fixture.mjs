// One article as WordPress answers it, made up the same way each time: of the usual size with 50 comments, and a big
// one of 3,000 paragraphs with 5,000 comments.

const WORDS = `المدينة القديمة على ضفة النهر يعرفها أهلها منذ قرون وقد بنيت أسوارها حين كانت القوافل تتوقف عندها للراحة والتزود
بالماء ومع مرور الزمن اتسعت الأزقة وتفرعت الأسواق وصار لكل حرفة شارع يحمل اسمها وبينها ساحة واسعة يجتمع فيها الناس كل مساء
ليتبادلوا الأخبار والحكايات ويستمعوا إلى صوت الماء وفي الصباح تستيقظ على رائحة الخبز الطازج إذ تفتح الأفران أبوابها قبل الشروق`.split(/\s+/);

const NAMES = ['أحمد', 'ليلى', 'يوسف', 'مريم', 'خالد', 'نورة', 'هدى', 'سمير'];

/** What stands last in the article and in its comments: once it is there, all is. */
export const LAST_WORDS = 'هنا ينتهي هذا المقال الطويل';
export const LAST_COMMENT = 'هذا آخر تعليق في هذه الصفحة';

/** A generator of numbers below `end` that are the same each time. */
function dice(seed) {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

const sentence = (roll, length) => Array.from({ length }, () => WORDS[roll(WORDS.length)]).join(' ');

/** The picture's files lie in `public/demo`; `at` is the host. */
function picture(at) {
  const file = (width, height) => ({ width, height, source_url: `${at}/demo/IMG-20240409-WA0139-${width}x${height}.jpg`, mime_type: 'image/jpeg' });
  const sizes = { medium: file(480, 270), medium_large: file(768, 432), large: file(1024, 576) };
  return {
    id: 77,
    media_type: 'image',
    alt_text: 'المدينة عند الغروب',
    caption: { rendered: '' },
    source_url: `${at}/demo/IMG-20240409-WA0139.jpg`,
    media_details: { width: 1536, height: 864, sizes },
  };
}

function post(at, id, paragraphs) {
  const roll = dice(id);
  const texts = Array.from({ length: paragraphs }, (_, number) => {
    const words = sentence(roll, paragraphs > 100 ? 22 : 72);
    return number % 4 === 1 ? `<p>${words} <strong>${sentence(roll, 3)}</strong>.</p>` : `<p>${words}.</p>`;
  });
  texts.splice(4, 0, `<h2>${sentence(roll, 4)}</h2>`, `<blockquote><p>${sentence(roll, 12)}</p></blockquote>`);
  const section = (number, name, slug) => ({ id: number, name, slug, link: `${at}/category/${slug}/`, taxonomy: 'category', parent: 0, count: 9, description: '' });
  const sections = [section(3, 'مدن', 'cities'), section(5, 'تراث', 'heritage')];
  return {
    id,
    slug: `old-city-${id}`,
    link: `${at}/old-city-${id}/`,
    date: '2026-03-14T09:30:00',
    date_gmt: '2026-03-14T09:30:00',
    modified: '2026-03-14T09:30:00',
    modified_gmt: '2026-03-14T09:30:00',
    title: { rendered: `المدينة القديمة: ذاكرة النهر والحجر ${id}` },
    excerpt: { rendered: `<p>${sentence(roll, 20)}</p>`, protected: false },
    content: { rendered: `${texts.join('\n')}\n<p>${LAST_WORDS}.</p>`, protected: false },
    comment_status: 'open',
    categories: [3, 5],
    _links: {},
    _embedded: {
      author: [{ id: 2, name: 'سارة المنصور', link: `${at}/author/sara/`, slug: 'sara', description: '' }],
      'wp:featuredmedia': [picture(at)],
      'wp:term': [sections, []],
    },
  };
}

function comments(count) {
  const roll = dice(count);
  return Array.from({ length: count }, (_, number) => ({
    id: 1000 + number,
    post: 1,
    parent: number > 0 && roll(100) < 45 ? 1000 + Math.max(0, number - 1 - roll(12)) : 0,
    author: 0,
    author_name: NAMES[roll(NAMES.length)],
    author_url: '',
    date: '2026-03-15T10:00:00',
    date_gmt: new Date(Date.UTC(2026, 2, 15) + number * 60_000).toISOString().slice(0, 19),
    content: { rendered: `<p>${number === count - 1 ? LAST_COMMENT : sentence(roll, 10 + roll(25))}.</p>\n` },
    status: 'approved',
  }));
}

/** All that a host at `at` answers with. */
export function fixture(at, isBig = false) {
  const posts = [1, 2, 3].map((id) => post(at, id, isBig && id === 1 ? 3000 : 8));
  return { posts, categories: posts[0]._embedded['wp:term'][0], comments: comments(isBig ? 5000 : 50) };
}
