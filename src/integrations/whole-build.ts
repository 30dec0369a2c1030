import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { sleep, takeTurn } from './build-turn.ts';
import { nextFolder, publishNext, realFolder, recoverFolder, removeWhole } from './published-folder.ts';

/**
 * Lets `astro build` write into a folder beside the published one, which takes its place when all the other integrations
 * have passed it: list this one last. A failed build leaves the published folder as it was. Builds of one project take turns.
 */
export function wholeBuild(): AstroIntegration {
  let finish: (() => Promise<void>) | undefined;
  return {
    name: 'whole-build',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig, logger }) => {
        if (command !== 'build') return;
        const published = realFolder(fileURLToPath(config.outDir));
        if (isWithin(fileURLToPath(config.root), published)) {
          throw new Error(
            `outDir ${published} would replace the project itself; build into a folder of its own, such as dist`,
          );
        }
        // Astro keeps its store of content there, which two builds at once would mix up.
        const turns = join(fileURLToPath(config.cacheDir), 'builds');
        const endTurn = takeTurn(turns, (pid) =>
          logger.info(`waiting for the build that runs as process ${pid}`),
        );
        recoverFolder(published);
        const settled = whenEnding(() => (abandon(nextFolder(published)), endTurn()));
        finish = async () => (await publishNext(published), settled());
        const within = movedInto(config.outDir, nextFolder(published));
        updateConfig({
          outDir: within(config.outDir),
          build: { client: within(config.build.client), server: within(config.build.server) },
        });
      },
      'astro:build:done': async () => finish?.(),
    },
  };
}

/** Removes what a build has begun. Threads may be writing still, and make the folder anew. */
function abandon(folder: string): void {
  while (removeWhole(folder)) sleep(20);
}

/** Does it when the process ends, however that can be noticed, or when the returned function is called. */
function whenEnding(clean: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    settled();
    process.kill(process.pid, signal);
  };
  const settled = (): void => {
    process.off('exit', settled);
    for (const signal of SIGNALS) process.off(signal, onSignal);
    clean();
  };
  process.on('exit', settled);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return settled;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function movedInto(from: URL, folder: string): (url: URL) => URL {
  const to = pathToFileURL(folder + sep).href;
  return ({ href }) => new URL(href.startsWith(from.href) ? to + href.slice(from.href.length) : href);
}

function isWithin(path: string, folder: string): boolean {
  return join(path, sep).startsWith(join(folder, sep));
}
