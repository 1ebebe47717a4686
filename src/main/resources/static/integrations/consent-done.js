// Back from the signing service: tells the window that opened this one, or goes on in it.
const { result, return: returnTo } = document.getElementById('consent').dataset;
if (window.opener) {
  window.opener.postMessage({ type: 'pactwire-signing', result }, location.origin);
  window.close();
} else {
  const target = new URL(returnTo, location.origin);
  target.searchParams.set('signing', result);
  location.replace(target);
}
