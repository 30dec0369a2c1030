import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { stops, type Problem } from '../rules/problem.ts';
import { readProject } from '../rules/project.ts';
import { report } from '../rules/report.ts';
import { contentProblems } from './content-problems.ts';

/**
 * Stops a build at its start, before dist is touched, with everything that is wrong with content/ and public/; in `astro dev`
 * shows the same over the page until it is mended. `today` is the day after which a date lies in the future.
 */
export function contentCheck(today?: string): AstroIntegration {
  let root = '.';
  const problems = (): Problem[] => contentProblems(root, readProject(root, today));
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ config, command, logger }) => {
        root = fileURLToPath(config.root);
        if (command !== 'build') return;
        const found = problems();
        if (found.some(stops)) throw asError(found);
        if (found.length > 0) logger.warn(report(found));
      },
      'astro:server:setup': ({ server, logger }) =>
        showProblems(server, problems, (text) => logger.error(text)),
    },
  };
}

/** Checks at the start, at every change of content/ and public/, and for every page that is opened. */
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
      plugin: 'content-check',
      id: first ? `${first.path}:${first.line}:${first.column}` : '',
    },
  };
}

function asError(problems: Problem[]): Error {
  const error = new Error(`content/ is not ready to be published:\n\n${report(problems)}\n`);
  // The author's files are at fault, not the line of code that noticed.
  error.stack = '';
  return error;
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
