/** Workflows that build on GitHub and publish there or on any host, by file name. */
export function workflowFiles(): Readonly<Record<string, string>> {
  return { 'github-pages.yml': gitHubPages, 'rsync.yml': rsync };
}

const steps = `      - uses: actions/checkout@v6
        with:
          # The check of published links compares with the commit before.
          fetch-depth: 0
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm ci`;

const gitHubPages = `# GitHub Pages: copy to .github/workflows/, and choose "GitHub Actions" in the repository's settings for Pages.
name: Publish on GitHub Pages
on:
  push:
    branches: [main]
  workflow_dispatch:
# What publishing needs, and no more.
permissions:
  contents: read
  pages: write
  id-token: write
# One at a time; a running one is never cut off.
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.publish.outputs.page_url }}
    steps:
${steps}
      # Knows the site's address, also with a domain of its own.
      - id: pages
        uses: actions/configure-pages@v6
      - run: npm run build
        env:
          SITE_URL: \${{ steps.pages.outputs.base_url }}
      # Without this option .nojekyll would stay behind.
      - uses: actions/upload-pages-artifact@v5
        with:
          path: dist
          include-hidden-files: true
      - id: publish
        uses: actions/deploy-pages@v5
`;

const rsync = `# Any host with ssh and rsync: copy to .github/workflows/, and set in the repository's settings
# the variables SITE_URL, SSH_TARGET (user@host) and SSH_FOLDER, and the secrets SSH_KEY and SSH_KNOWN_HOSTS.
name: Publish by rsync
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
# One at a time; a running one is never cut off.
concurrency:
  group: publish
  cancel-in-progress: false
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
${steps}
      - run: npm run build
        env:
          SITE_URL: \${{ vars.SITE_URL }}
      # The key is in a file of this run only, and an unknown host is refused.
      - run: |
          install -m 700 -d ~/.ssh
          printf '%s\\n' "$SSH_KEY" | install -m 600 /dev/stdin ~/.ssh/id_site
          printf '%s\\n' "$SSH_KNOWN_HOSTS" > ~/.ssh/known_hosts
        env:
          SSH_KEY: \${{ secrets.SSH_KEY }}
          SSH_KNOWN_HOSTS: \${{ secrets.SSH_KNOWN_HOSTS }}
      # New files take their places at the end and old ones go last, so that no page lacks what it shows.
      - run: rsync -rlpt --delay-updates --delete-after -e 'ssh -i ~/.ssh/id_site' dist/ "$SSH_TARGET:$SSH_FOLDER/"
        env:
          SSH_TARGET: \${{ vars.SSH_TARGET }}
          SSH_FOLDER: \${{ vars.SSH_FOLDER }}
`;
