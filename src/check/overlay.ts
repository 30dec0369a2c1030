import type { VFile } from 'vfile';
import { report } from '../article/problem.ts';

/**
 * Shows problems over the page in `astro dev`: at the start, after every change of content/ and public/, and to every page
 * that is opened.
 */
export function showProblems(server: DevServer, problems: () => VFile[], log: (text: string) => void): void {
  const { watcher, ws } = server;
  let shown: Overlay | undefined;
  let logged = '';
  const show = (): void => {
    const found = problems();
    const message = found.length > 0 ? report(found) : '';
    if (message && message !== logged) log(message);
    logged = message;
    const wasShown = shown;
    shown = message ? { type: 'error', err: { message, stack: '' } } : undefined;
    if (shown ?? wasShown) ws.send(shown ?? { type: 'full-reload' });
  };
  // After Astro has read the change itself, whose reload would take the overlay away.
  const settled = 150;
  let waiting: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    if (!/[\\/](content|public)[\\/]/.test(path)) return;
    clearTimeout(waiting);
    waiting = setTimeout(show, settled);
  });
  ws.on('connection', () => setTimeout(() => shown && ws.send(shown), settled));
  show();
}

/** What opens the overlay, which closes at the next update. */
type Overlay = { type: 'error'; err: { message: string; stack: string } };

/** What is used of Vite's server. */
export interface DevServer {
  watcher: { on: (event: 'all', listen: (event: string, path: string) => void) => unknown };
  ws: {
    send: (payload: Overlay | { type: 'full-reload' }) => void;
    on: (event: 'connection', listen: () => void) => void;
  };
}
