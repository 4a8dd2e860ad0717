#!/bin/sh
# curl -X DELETE https://www.googleapis.com/drive/v3/files/trash
set -e
API=https://www.googleapis.com/drive/v3
AUTH="Authorization: Bearer $TOKEN" # not a comment in the "#" of a text

curl -s -H "$AUTH" "$API/about?fields=user"
files=$(curl --silent --header "$AUTH" \
    "https://www.googleapis.com/drive/v3/files?q=trashed%3Dfalse")
echo "$files" | while read -r id; do
    curl -sS -X PATCH -H "$AUTH" -H 'Content-Type: application/json' \
        -d '{"name": "don'"'"'t"}' "https://www.googleapis.com/drive/v3/files/$id"
done
curl -H "$AUTH" --data '{}' https://gmail.googleapis.com/gmail/v1/users/me/messages/send && echo sent
echo "try: curl -X POST https://www.googleapis.com/drive/v3/files/$id/copy"
echo 'or (curl https://www.googleapis.com/drive/v3/apps)'
curl -X "$METHOD" -H "$AUTH" https://www.googleapis.com/drive/v3/drives/one
wget -O list.json https://www.googleapis.com/drive/v3/changes
curl -G -d pageSize=1 -H "$AUTH" "https://www.googleapis.com/calendar/v3/users/me/calendarList"
SCOPE=https://www.googleapis.com/auth/drive.metadata
