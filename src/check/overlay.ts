import { stops, type Problem } from '../rules/problem.ts';
import { report } from '../rules/report.ts';

/** Shows problems over the page in `astro dev`: at the start, after every change of content/ and public/, and to every page that is opened. */
export function showProblems(
  server: DevServer,
  problems: () => Problem[],
  log: (text: string) => void,
): void {
  let told = '';
  const tell = (): void => {
    const found = problems();
    const text = found.length > 0 ? report(found) : '';
    if (text && text !== told) log(text);
    if (found.some(stops)) server.ws.send(overlay(found));
    else if (told) server.ws.send({ type: 'full-reload' });
    told = found.some(stops) ? text : '';
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
function overlay(problems: Problem[]): Overlay {
  const first = problems.find(stops);
  return {
    type: 'error',
    err: {
      message: report(problems),
      stack: '',
      plugin: 'check',
      id: first ? `${first.path}:${first.line}:${first.column}` : '',
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
