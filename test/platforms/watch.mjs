// What a server was asked: `GET /` gives each request's moment, method and address in the order they came.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Watches a server from now on, as long as this process lives; answers where to ask what it saw. */
export const startWatch = async (watched) => {
  const asked = [];
  watched.prependListener('request', ({ method, url }) => void asked.push({ at: Date.now(), method, url }));
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(asked));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
};
