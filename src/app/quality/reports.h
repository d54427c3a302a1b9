// SPDX-License-Identifier: Apache-2.0
// Reports of abuse, worked off by the owners of whose it is: of what is the server's own, by those
// of the organisation that runs it. What is hidden says why, where it stood.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/ports/abuse_reports.h"
#include "app/ports/page.h"
#include "app/quality/holder.h"

namespace cairn::app {

struct AbuseForm {
  std::string kind;  // by name: review, reply, question, answer, note
  std::string about;
  std::string reason;
};
// By anybody; a note by who received it alone. The same thing twice is one report, and one that is
// decided stays so until its words change. Errors:
// not_found (no such thing, or it is hidden); too_many; invalid ("/kind", "/reason").
Result<AbuseReport> report_abuse(Context& context, const Visit& visit, const AbuseForm& form);

struct ReportedThing {
  AbuseReport report;
  std::string text;   // what was reported, as it is now; "" where it is gone
  std::string offer;  // where it stands, or ""
};
// Whose reports somebody decides about: their organisation's and, where it runs the server, the
// server's, one list after the other; open ones oldest first, decided ones newest first.
struct AbuseDesk {
  Listed<ReportedThing> own;
  Listed<ReportedThing> servers;
  bool runs_the_server = false;
};
// `page` of the own ones, `servers_page` of the others. Errors: not_found (a page's row).
Result<AbuseDesk> abuse_desk(Context& context, const Actor& actor, bool open, const Page& page,
                             const Page& servers_page);

// state: "hidden" or "kept"; may be changed later. The log has it. Errors: not_found (also another
// organisation's); invalid ("/state", "/reason").
Result<AbuseReport> decide_report(Context& context, const Actor& actor, const AbuseReportId& id,
                                  std::string_view state, std::string_view reason);

}  // namespace cairn::app
