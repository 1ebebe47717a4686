// On to the signing service; the page leaves no step of its own in the history.
location.replace(document.getElementById('there').href);
