// What all peers do alike: ask WordPress, clean its HTML, check the form.

import DOMPurify from 'dompurify';

const slug = decodeURIComponent(location.pathname.split('/').pop());
const json = (path) => fetch(`/wp-json/wp/v2/${path}`).then((answer) => answer.json());

/** The article; `window.early` is what an inline script has asked for before. */
export const loadArticle = async () => (await (window.early ?? json(`posts?slug=${slug}&_embed`)))[0];

export async function loadComments(post) {
  const all = [];
  for (let page = 1; ; page += 1) {
    const some = await json(`comments?post=${post}&per_page=100&page=${page}&order=asc`);
    all.push(...some);
    if (some.length < 100) return all;
  }
}

export const clean = (html) => DOMPurify.sanitize(html);

export const day = (date) => new Intl.DateTimeFormat('ar-MA-u-nu-latn', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}Z`));

/** Comments by what they answer. */
export function threads(comments) {
  const answers = new Map();
  for (const comment of comments) answers.set(comment.parent, [...(answers.get(comment.parent) ?? []), comment]);
  return answers;
}

export const picture = (article) => article._embedded['wp:featuredmedia'][0];
export const sections = (article) => article._embedded['wp:term'][0];
export const srcset = ({ media_details: { sizes } }) => Object.values(sizes).map(({ source_url, width }) => `${source_url} ${width}w`).join(', ');

/** Which fields are wrong. */
export const wrong = ({ comment, author, email }) => ({
  comment: comment.trim() === '',
  author: author.trim() === '',
  email: !/^[^@\s]+@[^@\s]+$/.test(email),
});

export async function send(post, { comment, author, email }) {
  const body = new URLSearchParams({ post, content: comment, author_name: author, author_email: email });
  return (await fetch('/wp-json/wp/v2/comments', { method: 'POST', body })).json();
}

/** Names and words of the form's fields. */
export const FIELDS = [['comment', 'التعليق'], ['author', 'الاسم'], ['email', 'البريد الإلكتروني']];
