/** Which article `maqal-ready` tells of. */
export interface MaqalArticleInfo {
  /** The source's own identifier; WordPress's `id`. */
  id: string;
  slug: string;
  title: string;
  /** Its page at the publisher's; empty where the source names none. */
  url: string;
}

export interface MaqalErrorInfo {
  reason:
    /** The widget's own files could not be had, or the page's policy does not let them run. */
    | 'script'
    /** An attribute makes no sense; `message` names it. */
    | 'config'
    | 'offline' | 'timeout' | 'unreachable' | 'cross-origin' | 'not-found' | 'protected' | 'forbidden'
    | 'too-many-requests' | 'rest-disabled' | 'server' | 'unexpected' | 'not-json' | 'wrong-shape';
  /** For a log; readers get a sentence in their language. */
  message: string;
}

export interface MaqalNavigation {
  /** Where the link leads. */
  url: string;
  kind: 'home' | 'section' | 'tag' | 'author' | 'original' | 'link';
  text: string;
}

export interface MaqalCommentInfo {
  id: string;
  /** As WordPress has it: `hold` waits for a moderator. */
  status: 'approved' | 'hold';
}

export interface MaqalArticleEventMap {
  'maqal-ready': CustomEvent<MaqalArticleInfo>;
  'maqal-error': CustomEvent<MaqalErrorInfo>;
  /** Cancelable. Unless it is cancelled the browser follows the link. */
  'maqal-navigate': CustomEvent<MaqalNavigation>;
  'maqal-comment': CustomEvent<MaqalCommentInfo>;
}

/** Every property mirrors the attribute of its name, and is empty where there is none. */
export class MaqalArticle extends HTMLElement {
  /** The WordPress site's address, or the JSON Feed file's. */
  source: string;
  /** What the source is. By default a feed where its address ends in `.json`. */
  kind: '' | 'wordpress' | 'json-feed';
  /** The article's slug, id or address. */
  post: string;
  theme: '' | 'auto' | 'light' | 'dark';
  digits: '' | 'latn' | 'arab' | 'arabext';
  comments: '' | 'show' | 'hide' | 'closed';
  /** What a comment needs besides its text: `name`, `email`, both or neither, with a space between. */
  require: string;
  /** Where a feed's comments are sent to. */
  endpoint: string;
  loading: '' | 'eager' | 'lazy';

  /** Fetches the article again. */
  reload(): void;
  /** Moves the focus to the comments, once they are there. */
  focusComments(): void;

  addEventListener<K extends keyof MaqalArticleEventMap>(
    type: K, listener: (this: MaqalArticle, event: MaqalArticleEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof MaqalArticleEventMap>(
    type: K, listener: (this: MaqalArticle, event: MaqalArticleEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'maqal-article': MaqalArticle;
  }
}
