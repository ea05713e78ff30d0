/** PouchDB as phones use it. Imported lazily: only those who write ever load it (31 kB). */
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import idb from 'pouchdb-adapter-idb';
import replication from 'pouchdb-replication';

// `idb` and not `indexeddb`, which corrupts the database when two tabs are open (pouchdb #8209, #8494).
PouchDB.plugin(idb).plugin(http).plugin(replication);

export { PouchDB };
