// Runs before the first paint, so that a dark device never flashes white.
(() => {
  const root = document.documentElement;
  if (!root.dataset.bsTheme) {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => { root.dataset.bsTheme = dark.matches ? 'dark' : 'light'; };
    apply();
    dark.addEventListener('change', apply);
  }
})();
