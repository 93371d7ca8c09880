// What `app.jsx` wants of React.

export { memo, useEffect, useState } from 'react';
