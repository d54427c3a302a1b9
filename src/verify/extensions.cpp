// SPDX-License-Identifier: Apache-2.0
// Extensions of Open Badges 2.0 (section "Extensions"): objects of type Extension with a vocabulary
// of their own, whose document may name the JSON Schema that an extension of a type has to follow
// (`obi:validation`). Whoever adds to a badge says nothing of the badge itself: whatever is found
// is told and decides nothing.
#include "credential/format.h"
#include "json/pointer.h"
#include "verify/explain.h"
#include "verify/judge.h"
#include "verify/schema.h"

namespace cairn::verify {
namespace {

constexpr std::size_t extensions_max = 16;  // of one part of a badge

class ExtensionJudge {
 public:
  ExtensionJudge(Session& session, CredentialReport& report) : session_(session), report_(report) {}

  void judge(const json::Value& extension, std::string path) {
    extension_ = extension;
    path_ = std::move(path);
    const auto context = extension["@context"];
    if (!context.is_string())
      return add(Code::extension_not_checked, "its vocabulary has no address");
    const auto document = session_.fetch_json(context.as_string());
    if (!document.ok())
      return add(Code::extension_not_checked,
                 std::string(context.as_string()) + ": " + document.error().detail);
    const auto rules = (*document)["obi:validation"];
    for (const auto& rule : json::as_list(rules))
      if (credential::has_type(extension, rule.string_at("obi:validatesType")))
        hold_to(rule.string_at("obi:validationSchema"));
  }

 private:
  void add(Code code, std::string detail) {
    note(report_.findings, code, path_, std::move(detail));
  }

  void hold_to(std::string_view url) {
    if (url.empty()) return;
    const auto declared = find_schema(session_, url, SchemaKind::extension);
    if (session_.steps != nullptr) explain_schema(session_, path_, "obi:validation", *declared);
    if (declared->fault)
      return add(Code::extension_not_checked, std::string(url) + ": " + declared->detail);
    const auto outcome = declared->compiled->check(extension_, session_.asked().schema_steps_left);
    if (!outcome.ok()) return add(Code::extension_not_checked, outcome.error().detail);
    if (outcome->is_valid()) return add(Code::extension_sound, std::string(url));
    for (const auto& fault : outcome->faults)
      note(report_.findings, Code::extension_differs, path_ + fault.path,
           fault.sentence + " (" + fault.schema + ")");
  }

  Session& session_;
  CredentialReport& report_;
  json::Value extension_;
  std::string path_;
};

}  // namespace

void judge_extensions(Session& session, const json::Value& part, const std::string& path,
                      CredentialReport& report) {
  ExtensionJudge judge(session, report);
  std::size_t left = extensions_max;
  for (const auto& [name, member] : part.members()) {
    const auto place = path + json::pointer_token(name);
    const auto list = json::as_list(member);
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!credential::has_type(list[i], "Extension")) continue;
      if (left-- == 0)
        return note(report.findings, Code::extension_not_checked, path,
                    "more than " + std::to_string(extensions_max));
      judge.judge(list[i], member.is_array() ? place + "/" + std::to_string(i) : place);
    }
  }
}

}  // namespace cairn::verify
