/** Everything an organiser does with a ballot's roll, in one place. */
import type { ServiceContext } from '../../context.js';
import { confirm } from './confirm.js';
import { addEntry, findEntry, reissueLink, withdrawEntry } from './entries.js';
import { attributeKeys, linksFile } from './links.js';
import { countRoll, listRoll, showEntry } from './listing.js';
import { decideColumns, findStaged, removeAbandoned, stage, tryOut } from './upload.js';

export type RollService = ReturnType<typeof rollService>;

/** The service behind the roll's pages; each method is documented where it is written. */
export function rollService(context: ServiceContext) {
  return {
    stage: stage.bind(null, context),
    findStaged: findStaged.bind(null, context),
    decideColumns: decideColumns.bind(null, context),
    tryOut: tryOut.bind(null, context),
    confirm: confirm.bind(null, context),
    removeAbandoned: removeAbandoned.bind(null, context),
    list: listRoll.bind(null, context),
    count: countRoll.bind(null, context),
    find: findEntry.bind(null, context),
    show: showEntry.bind(null, context),
    add: addEntry.bind(null, context),
    withdraw: withdrawEntry.bind(null, context),
    reissue: reissueLink.bind(null, context),
    attributeKeys: attributeKeys.bind(null, context),
    linksFile: linksFile.bind(null, context),
  };
}
