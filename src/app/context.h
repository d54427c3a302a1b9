// SPDX-License-Identifier: Apache-2.0
// Context: what use cases need from the outside, wired once by the program and shared by every
// request. Each member may be used from several threads.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/accounts/openid/service.h"
#include "app/accounts/throttle.h"
#include "app/analytics/counters.h"
#include "app/awards/bulk/troubles.h"
#include "app/career/library.h"
#include "app/ids.h"
#include "app/log.h"
#include "app/pool.h"
#include "app/ports/archives.h"
#include "app/ports/calendar.h"
#include "app/ports/clock.h"
#include "app/ports/drawing.h"
#include "app/ports/imports.h"
#include "app/ports/key_vault.h"
#include "app/ports/mailer.h"
#include "app/ports/names.h"
#include "app/ports/outside.h"
#include "app/ports/pdf_text.h"
#include "app/ports/premises.h"
#include "app/ports/store.h"
#include "app/ports/wording.h"
#include "app/recommend/next_source.h"
#include "app/roles.h"
#include "app/vc_api/issue_journal.h"
#include "app/vocabularies.h"
#include "base/random.h"
#include "securing/workspace.h"
#include "verify/verify.h"

namespace cairn::app {

Pool<securing::Workspace> signing_pool(std::shared_ptr<Vocabularies> vocabularies);
Pool<verify::Verifier> verifying_pool(std::shared_ptr<Vocabularies> vocabularies);

struct Context {
  Store& store;
  Clock& clock;
  const Random& random;
  KeyVault& keys;
  Drawing& drawing;
  PdfText& pdf;
  Calendars& calendars;
  Outside* outside;  // null: nothing is fetched
  career::Library& library;
  std::string base_url;  // "https://badges.example.org", without a final slash
  std::vector<std::string> former_base_urls = {};  // whose badges are still this server's
  Mailer* mailer = nullptr;                        // null: no mail is sent
  std::optional<openid::Service> openid = {};      // nothing: people sign in here alone
  std::shared_ptr<const Wording> wording = {};     // null: all is written in English
  Names* names = nullptr;                          // null: no name is looked up
  Archives* archives = nullptr;                    // null: nothing is packed
  ImportFolder* import_folder = nullptr;           // null: there is none
  Premises* premises = nullptr;                    // null: nobody runs this one
  std::string version = {};                        // of this program

  std::shared_ptr<Vocabularies> vocabularies = std::make_shared<Vocabularies>();
  Pool<securing::Workspace> workspaces = signing_pool(vocabularies);
  Pool<verify::Verifier> verifiers = verifying_pool(vocabularies);
  Throttle throttle = Throttle(random);
  IssueJournal issue_journal = IssueJournal(store);
  Counters counters = {};
  career::NextSource next = {};
  Log log = {};
  bool log_requests = false;  // each of them, and not only what went wrong
  BatchTroubles batch_troubles = {};
};

// Who acts: an account, found from a session by `session_of`, or a program, found from its API key.
struct Actor {
  OrganisationId organisation;
  AccountId account;  // the id of the account or API key; "command", "vc-api" for our own
  Roles roles = Roles::all();
};

}  // namespace cairn::app
