/** The ceiling: the same Express answering the same form with the same redirect, and nothing else. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

const app = express();
app.disable('x-powered-by');
app.use(express.urlencoded({ extended: false }));
app.post('/ballots/:ballot/vote/cast', (request, response) => {
  response.redirect(303, `/ballots/${request.params.ballot}/receipt`);
});
app.post('/s/:survey/page/:page', (request, response) => {
  response.redirect(303, `/s/${request.params.survey}/page/next`);
});
const server = createServer(app);
server.listen(0, 'localhost', () => {
  console.log(`listens on http://localhost:${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
