// The suggested questions: a click opens the chat with the question sent.
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-ask]') : null;
  if (button) window.Chatref?.ask(button.textContent.trim());
});
