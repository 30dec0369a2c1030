import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recover } from '../publish/stage.ts';
import { listening, staticServer } from './static-server.ts';

const DIST = 'dist';
const PORT = 4321;

/** Builds the site with Astro's own command; whether it was built. */
function isBuilt(): boolean {
  const astro = join(createRequire(import.meta.url).resolve('astro/package.json'), '../bin/astro.mjs');
  const environment = { ASTRO_TELEMETRY_DISABLED: '1', ...process.env };
  return spawnSync(process.execPath, [astro, 'build'], { stdio: 'inherit', env: environment }).status === 0;
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { 'no-build': { type: 'boolean' }, port: { type: 'string', default: String(PORT) } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port; write a number such as ${PORT}`);
  if (!values['no-build'] && !isBuilt()) return false;
  recover(DIST);
  if (!existsSync(DIST)) throw new Error(`There is no folder ${DIST}; run npm start without --no-build`);
  console.log(
    `The site is at http://localhost:${await listening(staticServer(DIST), port)}/ until you press Ctrl+C`,
  );
  return true;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
