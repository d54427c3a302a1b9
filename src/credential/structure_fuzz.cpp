// SPDX-License-Identifier: Apache-2.0
// Whatever JSON says: it is recognised, judged and summarised without a fault of ours.
#include "credential/endorsement.h"
#include "credential/identity.h"
#include "credential/issue_rules.h"
#include "credential/open_badge_2.h"
#include "credential/open_badge_3.h"
#include "credential/presentation.h"
#include "credential/rules.h"
#include "credential/status_list.h"
#include "credential/token_status_list.h"
#include "json/parse.h"

namespace cairn::credential {
namespace {

void read_all(const json::Value& document) {
  const auto format = recognise(document);
  static_cast<void>(name_of(format));
  static_cast<void>(issue_problems(document));
  static_cast<void>(present_problems(document));
  static_cast<void>(summarise(document, format, "de"));
  static_cast<void>(summarise_badge2(embedded_parts(document)));
  static_cast<void>(credential_is_about(document, "email:a@b.example"));
  for (const auto& words : endorsements(document))
    static_cast<void>(endorsed_by(document, words, document));
  static_cast<void>(endorsement_comment(document));
  static_cast<void>(issued_on(document));
  static_cast<void>(revoked_by(document, document));
  static_cast<void>(find_revoked(document, "urn:a:1"));
  for (const auto& entry : status_entries(document))
    static_cast<void>(parse_status_entry(entry.value));
  static_cast<void>(parse_token_status(document));
  if (const auto list = parse_token_status_list(document); list && list->statuses.size() > 0)
    static_cast<void>(list->statuses.at(list->statuses.size() - 1));
  if (const auto list = parse_status_list(document))
    static_cast<void>(status_at(*list, {.kind = list->kind, .purpose = list->purposes.front()}));
}

}  // namespace
}  // namespace cairn::credential

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cairn::Arena arena;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = cairn::json::parse(text, arena);
  if (!document) return 0;
  for (const auto kind :
       {cairn::credential::Kind::achievement_credential, cairn::credential::Kind::assertion})
    static_cast<void>(cairn::credential::check(*document, {.kind = kind}));
  cairn::credential::read_all(*document);
  return 0;
}
