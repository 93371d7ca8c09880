// What `app.jsx` wants of Preact. `preact/compat`, which has `memo`, would be a third more.

import { Component, h } from 'preact';

export { h } from 'preact';
export { useEffect, useState } from 'preact/hooks';

export const memo = (view) => class extends Component {
  shouldComponentUpdate(next) {
    return Object.keys(next).some((name) => next[name] !== this.props[name]);
  }

  render(props) {
    return h(view, props);
  }
};
