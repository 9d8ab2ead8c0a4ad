/** `node bare-socket.ts FOLDER`: sends the files that a message names ("0,1"), a message each; prints its address. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WebSocketServer } from 'ws';

const [folder = '.'] = process.argv.slice(2);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
const files = new Map(['0', '1', '2'].map((name) => [name, readFileSync(path.join(folder, name))]));

server.on('connection', (socket) => {
  socket.on('message', (names: Buffer) => {
    for (const name of names.toString().split(',')) socket.send(files.get(name) ?? '');
  });
});
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`ws://127.0.0.1:${address?.port}`);
});
