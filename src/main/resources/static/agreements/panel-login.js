// Hands the panel's token to the window that opened this one, on this very origin, and closes.
const page = document.getElementById('login');
const { token } = page.dataset;
page.removeAttribute('data-token');
window.opener?.postMessage({ type: 'pactwire-token', token }, location.origin);
window.close();
