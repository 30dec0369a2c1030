import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { recover } from '../publish/stage.ts';
import { listening, siteServer } from './server.ts';

const DIST = 'dist';
const PORT = '4321';

const { values } = parseArgs({
  options: { 'no-build': { type: 'boolean' }, port: { type: 'string', default: PORT } },
});

try {
  const port = /^\d+$/.test(values.port) ? Number(values.port) : -1;
  if (port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port; write a number such as ${PORT}`);
  if (!values['no-build']) build();
  recover(DIST);
  if (!existsSync(DIST)) throw new Error(`There is no folder ${DIST}; run npm start without --no-build`);
  const found = await listening(siteServer(DIST), port);
  console.log(`The site is at http://localhost:${found}/ until you press Ctrl+C`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Builds the site with Astro's own command. */
function build(): void {
  const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));
  const env = { ASTRO_TELEMETRY_DISABLED: '1', ...process.env };
  const { status } = spawnSync(process.execPath, [astro, 'build'], { stdio: 'inherit', env });
  if (status !== 0) throw new Error('The build failed, so there is nothing new to serve.');
}
