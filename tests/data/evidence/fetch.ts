const BASE = 'https://www.googleapis.com/drive/v3';
const scope = "https://www.googleapis.com/auth/drive.file openid";

export async function load(token: string, id: string, options: RequestInit): Promise<unknown> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  await fetch('https://www.googleapis.com/drive/v3/about?fields=user', { headers });
  await fetch(`${BASE}/files?pageSize=10`, { headers });
  await fetch(`${BASE}/files/${encodeURIComponent(id)}`, { method: 'PATCH', headers, body: '{}' });
  await fetch(BASE + '/files/' + id + '/copy', { method: "POST" });
  await fetch('https://www.googleapis.com/upload/drive/v3/files?uploadType=media', { method: 'POST' });
  // await fetch(`${BASE}/files/trash`, { method: 'DELETE' });
  await fetch('https://www.googleapis.com/drive/v3/drives', options);
  await axios.get('https://gmail.googleapis.com/gmail/v1/users/me/labels');
  await axios({ url: `https://people.googleapis.com/v1/people/me/connections`, method: 'get' });
  await fetch(`https://people.googleapis.com/v1/${id}`);
  await fetch(`https://pubsub.googleapis.com/v1/projects/p/topics/t:publish`, { method: 'POST' });
  await fetch(`https://pubsub.googleapis.com/v1/projects/p/topics/t`);
  console.log('see https://www.googleapis.com/drive/v3/apps or https://drive.googleapis.com.example.org/v3/files');
  const link = 'https://www.googleapis.com.example.org/drive/v3/files';
  cache.get('https://www.googleapis.com/drive/v3/changes');
  return link + scope;
}

export function other(url: string) {
  return fetch(url);
}

export function one() {
  const url = 'https://www.googleapis.com/drive/v3/teamdrives';
  return fetch(url, { method: 'GET' });
}
