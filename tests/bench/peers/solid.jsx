// The article page in Solid.

import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';

import { clean, day, FIELDS, loadArticle, loadComments, picture, sections, send, srcset, threads, wrong } from './shared.js';

const Thread = (props) => (
  <Show when={props.answers.has(props.of)}>
    <ol class="thread">
      {props.answers.get(props.of).map((comment) => (
        <li id={`comment-${comment.id}`}>
          <b>{comment.author_name}</b> <time datetime={comment.date}>{day(comment.date)}</time>
          <div innerHTML={clean(comment.content.rendered)} />
          <button type="button">رد</button>
          <Thread of={comment.id} answers={props.answers} />
        </li>
      ))}
    </ol>
  </Show>
);

function Form(props) {
  const fields = Object.fromEntries(FIELDS.map(([name]) => [name, createSignal('')]));
  const [isTold, setTold] = createSignal(false);
  const draft = () => Object.fromEntries(FIELDS.map(([name]) => [name, fields[name][0]()]));
  const submit = async (event) => {
    event.preventDefault();
    setTold(true);
    if (Object.values(wrong(draft())).includes(true)) return;
    const comment = await send(props.post, draft());
    fields.comment[1]('');
    setTold(false);
    props.added(comment);
  };
  const field = (name) => ({
    id: `respond-${name}`,
    name,
    onInput: (event) => fields[name][1](event.target.value),
  });
  return (
    <form id="respond" novalidate onSubmit={submit}>
      <h3>اكتب تعليقًا</h3>
      <For each={FIELDS}>
        {([name, label]) => (
          <label>
            {label} *
            {name === 'comment'
              ? <textarea {...field(name)} value={fields[name][0]()} aria-invalid={isTold() && wrong(draft())[name]} />
              : <input {...field(name)} value={fields[name][0]()} aria-invalid={isTold() && wrong(draft())[name]} />}
          </label>
        )}
      </For>
      <p aria-live="polite">{[...fields.comment[0]()].length}</p>
      <button type="submit">أرسل التعليق</button>
    </form>
  );
}

function Page(props) {
  const [comments, setComments] = createSignal([]);
  const [added, setAdded] = createSignal([]);
  loadComments(props.article.id).then(setComments);
  const image = picture(props.article);
  const { width, height } = image.media_details;
  return (
    <main>
      <article>
        <nav aria-label="مسار التصفح">
          <ol class="crumbs">
            <li><a href="/">الرئيسية</a></li>
            {sections(props.article).map(({ link, name }) => <li><a href={link}>{name}</a></li>)}
          </ol>
        </nav>
        <h1 innerHTML={clean(props.article.title.rendered)} />
        <p class="meta">بقلم {props.article._embedded.author[0].name} · <time datetime={props.article.date}>{day(props.article.date)}</time></p>
        <figure>
          <img src={image.source_url} srcset={srcset(image)} sizes="(min-width: 38rem) 36rem, 100vw" width={width} height={height} alt={image.alt_text} fetchpriority="high" />
        </figure>
        <div class="body" innerHTML={clean(props.article.content.rendered)} />
      </article>
      <section>
        <h2>التعليقات ({comments().length + added().length})</h2>
        <Show when={comments()} keyed>{(all) => <Thread of={0} answers={threads(all)} />}</Show>
        <For each={added()}>{(comment) => <Thread of={0} answers={threads([comment])} />}</For>
        <Form post={props.article.id} added={(comment) => setAdded((before) => [...before, comment])} />
      </section>
    </main>
  );
}

const [article, setArticle] = createSignal(null);
loadArticle().then(setArticle);
render(() => <Show when={article()} keyed>{(it) => <Page article={it} />}</Show>, document.getElementById('root'));
