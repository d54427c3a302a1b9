// SPDX-License-Identifier: Apache-2.0
#include "app/verifying/verify_input.h"

#include "app/limits.h"
#include "app/ports/records.h"
#include "app/verifying/site_resources.h"
#include "json/write.h"

namespace cairn::app {

Result<std::vector<verify::Carried>> carried_by(Context& context, ByteView input) {
  if (!verify::is_pdf(input)) return verify::carried_by(input);
  CAIRN_TRY(const auto files, context.pdf.attachments_of(input));
  return verify::carried_by(files);
}

Result<verify::Report> verify_input(Context& context, ByteView input, verify::Options options) {
  CAIRN_TRY(const auto all, carried_by(context, input));
  return verify_carried(context, all, options);
}

Result<verify::Report> verify_carried(Context& context, std::span<const verify::Carried> all,
                                      verify::Options options) {
  SiteResources resources(context);
  options.at = context.clock.now();
  options.resources = &resources;
  const auto verifier = context.verifiers.take();
  return verifier->verify(all, options);
}

verify::Report verify_document(Context& context, const json::Value& document,
                               verify::Options options) {
  SiteResources resources(context);
  options.at = context.clock.now();
  options.resources = &resources;
  const auto verifier = context.verifiers.take();
  return verifier->verify(document, options);
}

Result<std::string> keep_report(Context& context, const verify::Report& report,
                                std::span<const Change> changes) {
  Arena arena;
  KeptReport kept;
  kept.id = new_name(server_organisation(), context.random);
  kept.report = json::write(to_json(report, changes, json::Builder(arena)));
  kept.created = context.clock.now();
  kept.expires = {kept.created.microseconds + limits::permalink_seconds_max * 1'000'000};
  if (kept.report.size() > limits::kept_report_bytes_max)
    return fail(ErrorCode::too_large, "report", "This result is too large to be kept.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->records().remove_reports_expired(kept.created));
  CAIRN_CHECK(transaction->records().add_report(kept));
  CAIRN_CHECK(transaction->commit());
  return kept.id;
}

Result<KeptReport> kept_report(Context& context, const std::string& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto kept, transaction->records().find_report(id));
  if (kept.expires <= context.clock.now())
    return fail(ErrorCode::not_found, "report", "This report is no longer kept. Verify again.");
  return kept;
}

}  // namespace cairn::app
