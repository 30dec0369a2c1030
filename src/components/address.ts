/** A path from the site's root as a whole address, where the site's own is known. */
export function absolute(path: string, site: URL | undefined): string {
  return site ? new URL(path.slice(1), site).href : path;
}
