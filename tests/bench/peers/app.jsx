// The article page in Preact and in React: the library is what `view` stands for.

import { memo, useEffect, useState } from 'view';

import { clean, day, FIELDS, loadArticle, loadComments, picture, sections, send, srcset, threads, wrong } from './shared.js';

const html = (text) => ({ dangerouslySetInnerHTML: { __html: clean(text) } });

function Thread({ of, answers }) {
  if (!answers.has(of)) return null;
  return (
    <ol className="thread">
      {answers.get(of).map((comment) => (
        <li key={comment.id} id={`comment-${comment.id}`}>
          <b>{comment.author_name}</b> <time dateTime={comment.date}>{day(comment.date)}</time>
          <div {...html(comment.content.rendered)} />
          <button type="button">رد</button>
          <Thread of={comment.id} answers={answers} />
        </li>
      ))}
    </ol>
  );
}

// A long thread is not gone through at every letter.
const Comments = memo(({ comments }) => <Thread of={0} answers={threads(comments)} />);
const Body = memo(({ text }) => <div className="body" {...html(text)} />);

function Form({ post, added }) {
  const [draft, setDraft] = useState({ comment: '', author: '', email: '' });
  const [isTold, setTold] = useState(false);
  const problems = wrong(draft);
  const submit = async (event) => {
    event.preventDefault();
    setTold(true);
    if (Object.values(problems).includes(true)) return;
    const comment = await send(post, draft);
    setDraft({ ...draft, comment: '' });
    setTold(false);
    added(comment);
  };
  return (
    <form id="respond" noValidate onSubmit={submit}>
      <h3>اكتب تعليقًا</h3>
      {FIELDS.map(([name, label]) => {
        const Tag = name === 'comment' ? 'textarea' : 'input';
        const typed = (event) => setDraft({ ...draft, [name]: event.target.value });
        return (
          <label key={name}>
            {label} *
            <Tag id={`respond-${name}`} name={name} value={draft[name]} onInput={typed} onChange={typed} aria-invalid={isTold && problems[name]} />
          </label>
        );
      })}
      <p aria-live="polite">{[...draft.comment].length}</p>
      <button type="submit">أرسل التعليق</button>
    </form>
  );
}

export function App() {
  const [article, setArticle] = useState(null);
  const [comments, setComments] = useState([]);
  useEffect(() => {
    loadArticle().then((article) => {
      setArticle(article);
      return loadComments(article.id);
    }).then(setComments);
  }, []);
  if (!article) return null;
  const image = picture(article);
  const { width, height } = image.media_details;
  return (
    <main>
      <article>
        <nav aria-label="مسار التصفح">
          <ol className="crumbs">
            <li><a href="/">الرئيسية</a></li>
            {sections(article).map(({ link, name }) => <li key={link}><a href={link}>{name}</a></li>)}
          </ol>
        </nav>
        <h1 {...html(article.title.rendered)} />
        <p className="meta">بقلم {article._embedded.author[0].name} · <time dateTime={article.date}>{day(article.date)}</time></p>
        <figure>
          <img src={image.source_url} srcSet={srcset(image)} sizes="(min-width: 38rem) 36rem, 100vw" width={width} height={height} alt={image.alt_text} fetchPriority="high" />
        </figure>
        <Body text={article.content.rendered} />
      </article>
      <section>
        <h2>التعليقات ({comments.length})</h2>
        <Comments comments={comments} />
        <Form post={article.id} added={(comment) => setComments((before) => [...before, comment])} />
      </section>
    </main>
  );
}
