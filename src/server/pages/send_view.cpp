// SPDX-License-Identifier: Apache-2.0
#include "server/pages/send_view.h"

#include "app/limits.h"
#include "server/text.h"

namespace cairn::server::pages {

app::SentEvidence evidence_of(const Call& call) {
  app::SentEvidence out;
  for (const auto& file : call.form.files)
    if (file.field == "files") out.files.push_back(file);
  out.links = non_empty_lines(call.field("links"));
  out.text = call.field("text");
  out.repository = call.field("repository");
  out.reference = call.field("reference");
  return out;
}

app::SentDeclaration declaration_of(const Call& call) {
  return {.identity = !call.field("identity").empty(),
          .originality = !call.field("originality").empty(),
          .tools = std::string(call.field("tools")),
          .tools_used = std::string(call.field("tools_used")),
          .reflection = std::string(call.field("reflection"))};
}

void add_sending(View& view, const app::SentEvidence& evidence,
                 const app::SentDeclaration& declaration, bool again) {
  view.flag("files_gone", again && !evidence.files.empty());
  view.number("files_bytes_max", limits::evidence_bytes_max);
  view.text("link", evidence.links.empty() ? std::string() : evidence.links.front());
  view.text("evidence_text", evidence.text).text("repository", evidence.repository);
  view.text("reference", evidence.reference);
  view.flag("more_open",
            !evidence.text.empty() || !evidence.repository.empty() || !evidence.reference.empty());
  view.flag("identity", declaration.identity).flag("originality", declaration.originality);
  view.flag("tools_none", declaration.tools == "none");
  view.flag("tools_some", declaration.tools == "some");
  view.text("tools_used", declaration.tools_used).text("reflection", declaration.reflection);
}

}  // namespace cairn::server::pages
