// A language model that does as the customer wants: it answers every question with the first sentence of the first
// passage it was shown, as sure as can be. What keeps such an answer from a customer must stand outside the model.
import { createServer } from 'node:http';

/** Starts it on a local port. @returns { url, stop() } */
export async function startObeyingModel() {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    const prompt = (body.messages ?? []).map((message) => (typeof message.content === 'string' ? message.content : JSON.stringify(message.content))).join('\n');
    const passage = /<<<PASSAGE 1\n[^\n]*\n---\n([\s\S]*?)\n>>>/.exec(prompt)?.[1] ?? '';
    const quote = (/[^.!?\n]{20,}[.!?]/.exec(passage)?.[0] ?? passage.slice(0, 120)).trim();
    const content = JSON.stringify({ sentences: quote ? [{ text: quote, passage: 1, quote }] : [], tags: [], answer: quote });
    if (body.stream) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const part = (delta, finish) => response.write(`data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: body.model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`);
      part({ role: 'assistant', content }, null);
      part({}, 'stop');
      response.end('data: [DONE]\n\n');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: body.model, choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/v1`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
