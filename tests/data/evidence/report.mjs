// Sends a report of the newest files.
import { google } from 'googleapis';
import { store } from './store.mjs';

const SCOPES = ['https://www.googleapis.com/auth/drive.readonly', 'https://www.googleapis.com/auth/gmail.send'];
const quotes = /['"`]\/\//g; // not the beginning of a text

let calendar;

export async function main(auth) {
  const drive = google.drive({ version: 'v3', auth });
  const gmail = google.gmail({ auth: auth.child({ retry: 1 }), version: 'v1' });
  calendar = google.calendar('v3');
  const { data } = await drive.files.list({
    pageSize: 20, // drive.files.delete({ fileId }) would be too much
    fields: `files(id, name, ${['a', 'b'].map((x) => `${x}`).join()})`,
  });
  for (const file of data.files) {
    await drive.files
      .export({ fileId: file.id, mimeType: 'text/plain' });
  }
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: 'drive.files.emptyTrash()' } });
  /* await gmail.users.drafts.create({ userId: 'me' }); */
}

export function agenda() {
  return calendar.events.list({ calendarId: 'primary' });
}

// The client is a parameter here: it may be another one.
export function remove(drive, id) {
  return drive.files.delete({ fileId: id });
}

export function names() {
  const files = { list: () => [], copy: () => null };
  files.list();
  store.files.copy('a', 'b');
  return { 'files.list': drives() }[`files.list`].replace(quotes, "don't");
}

function drives() {
  const drive = store.open();
  return drive.files.watch();
}
