import type { VFile } from 'vfile';
import { isRefused, problemLines, report } from '../article/problem.ts';

/** Shows problems over the page in `astro dev`: at the start, after every change of content/ and public/, and to every page that is opened. */
export function showProblems(server: DevServer, problems: () => VFile[], log: (text: string) => void): void {
  let told = '';
  const tell = (): void => {
    const found = problems();
    const text = found.length > 0 ? report(found) : '';
    if (text && text !== told) log(text);
    if (isRefused(found)) server.ws.send(overlay(found));
    else if (told) server.ws.send({ type: 'full-reload' });
    told = isRefused(found) ? text : '';
  };
  let waiting: NodeJS.Timeout | undefined;
  server.watcher.on('all', (_event, path) => {
    if (!/[\\/](content|public)[\\/]/.test(path)) return;
    clearTimeout(waiting);
    // After Astro has read the change itself, whose reload would take the overlay away.
    waiting = setTimeout(tell, SETTLED);
  });
  server.ws.on('connection', () => setTimeout(() => told && server.ws.send(overlay(problems())), SETTLED));
  tell();
}

const SETTLED = 150;

/** A message for Vite's overlay, which closes at the next update. */
function overlay(problems: VFile[]): Overlay {
  const [first = ''] = problemLines(problems);
  return {
    type: 'error',
    err: {
      message: report(problems),
      stack: '',
      plugin: 'check',
      id: first.slice(0, first.indexOf('  ')),
    },
  };
}

/** What is used of Vite's server. */
export interface DevServer {
  watcher: { on: (event: 'all', listen: (event: string, path: string) => void) => unknown };
  ws: {
    send: (payload: Overlay | { type: 'full-reload' }) => void;
    on: (event: 'connection', listen: () => void) => void;
  };
}

interface Overlay {
  type: 'error';
  err: { message: string; stack: string; plugin: string; id: string };
}
