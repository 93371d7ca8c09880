// A site of as many articles as are wanted: answers like WordPress's, made up as they are asked for.

import { json } from './source.js';

const WORDS = 'في صباح بارد من شهر يناير خرج الصيادون إلى البحر قبل الفجر وعادوا محملين بالسمك والحكايات'.split(' ');
const SECTIONS = ['مجتمع', 'رياضة', 'ثقافة', 'اقتصاد'];

const sentence = (seed, length) => Array.from({ length }, (_, at) => WORDS[(seed * 7 + at * 3) % WORDS.length]).join(' ');

const section = (id) => ({ id, name: SECTIONS[id - 1], slug: `section-${id}`, link: `http://news.example/section-${id}/`, parent: 0, description: '', count: 9 });

/** An article; `editions` says of those that were changed how often. */
function post(id, editions) {
  const edition = editions[id] ?? 0;
  const paragraphs = Array.from({ length: 8 }, (_, at) => `<p>${sentence(id + at + edition, 60)}.</p>`).join('\n');
  const date = new Date(Date.UTC(2020, 0, 1) + id * 3_600_000).toISOString().slice(0, 19);
  const own = (id % SECTIONS.length) + 1;
  return {
    id,
    slug: `article-${id}`,
    link: `http://news.example/article-${id}/`,
    date,
    date_gmt: date,
    modified: date,
    modified_gmt: new Date(Date.UTC(2020, 0, 1) + id * 3_600_000 + edition * 60_000).toISOString().slice(0, 19),
    title: { rendered: `${id}: ${sentence(id, 6)}` },
    excerpt: { rendered: `<p>${sentence(id, 20)}</p>`, protected: false },
    content: { rendered: paragraphs, protected: false },
    comment_status: 'open',
    categories: [own],
    _embedded: { author: [{ id: 1, name: 'فاطمة', link: 'http://news.example/author/f/' }], 'wp:term': [[{ ...section(own), taxonomy: 'category' }]] },
  };
}

/** What `startSource` answers for `count` articles, of which the ones in `gone` are not there any more. */
export function many(count, { editions = {}, gone = new Set() } = {}) {
  const ids = () => Array.from({ length: count }, (_, at) => at + 1).filter((id) => !gone.has(id));
  return {
    '/posts': (query) => {
      const size = Number(query.get('per_page'));
      if (query.has('include')) {
        const wanted = query.get('include').split(',').map(Number).filter((id) => id <= count && !gone.has(id));
        return json(wanted.map((id) => post(id, editions)), 200, wanted.length, 1);
      }
      const own = query.get('categories[terms]');
      const all = query.get('order') === 'asc' ? ids() : ids().reverse();
      const listed = all.filter((id) => !own || (id % SECTIONS.length) + 1 === Number(own));
      const page = Number(query.get('page'));
      const items = listed.slice((page - 1) * size, page * size).map((id) => post(id, editions));
      return json(items, 200, listed.length, Math.ceil(listed.length / size));
    },
    '/pages': json([], 200, 0, 1),
    '/categories': json(SECTIONS.map((_, at) => section(at + 1)), 200, SECTIONS.length, 1),
    '/comments': json([], 200, 0, 1),
  };
}
