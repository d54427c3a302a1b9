// SPDX-License-Identifier: Apache-2.0
#include "app/operation/server_report.h"

#include <map>

#include "app/base_address.h"
#include "app/limits.h"
#include "app/log.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

Status add_figures(Transaction& transaction, const std::vector<Organisation>& organisations,
                   ServerReport& report) {
  report.organisations = static_cast<std::int64_t>(organisations.size());
  for (const auto& organisation : organisations) {
    if (report.figures.size() == limits::organisations_shown_max) break;
    CAIRN_TRY(const auto counts, transaction.organisations().counts(organisation.id));
    report.figures.push_back({organisation, counts});
  }
  return done;
}

Status add_outbox(Transaction& transaction, const std::vector<Organisation>& organisations,
                  ServerReport& report) {
  CAIRN_TRY(report.outbox, transaction.outbox().count_all());
  CAIRN_TRY(const auto troubled, transaction.outbox().troubled(limits::troubles_shown_max));
  std::map<std::string_view, std::string_view> names;
  for (const auto& organisation : organisations) names[organisation.id.text] = organisation.name;
  for (const auto& it : troubled)
    report.troubles.push_back({.organisation = std::string(names[it.organisation.text]),
                               .kind = it.kind,
                               .state = it.state,
                               .tries = it.tries,
                               .error = without_addresses(it.last_error),
                               .when = it.settled.value_or(it.created)});
  return done;
}

Checkup check_address(const ServerReport& report) {
  if (report.only_this_machine)
    return found_fine(
        to_say("address"),
        filled("{}, which only this machine reaches. Start with --base-url to be reached by "
               "others.",
               report.address));
  if (report.encrypted) return found_fine(to_say("address"), report.address);
  return found_wrong(
      to_say("address"),
      filled("{} is not encrypted. Get a certificate (--tls-cert, --tls-key) or put a proxy "
             "that has one in front, and name the https address with --base-url.",
             report.address));
}

Checkup check_mail(const ServerReport& report) {
  if (!report.sends_mail)
    return found_fine(
        to_say("mail"),
        to_say("No mail server is named, so pages show links to hand on. Start with --smtp to "
               "send mail."));
  std::int64_t failed = 0;
  for (const auto& it : report.outbox)
    if (it.kind == DeliveryKind::mail && it.state == DeliveryState::failed) failed += it.count;
  if (failed == 0) return found_fine(to_say("mail"), to_say("none was given up"));
  return found_wrong(
      to_say("mail"),
      filled("{} were given up after many tries. Look at the last failures, mend what they "
             "name, and have each organisation try again under Mail and webhooks.",
             failed));
}

Status add_findings(Context& context, Checking how, ServerReport& report) {
  if (context.premises != nullptr)
    report.findings = context.premises->check(context.clock.now(), how);
  CAIRN_TRY(auto keys, check_keys(context));
  report.findings.push_back(std::move(keys));
  if (how == Checking::whole) {
    CAIRN_TRY(auto awards, check_awards(context));
    report.findings.push_back(std::move(awards));
  }
  report.findings.push_back(check_catalogues(context));
  report.findings.push_back(check_address(report));
  report.findings.push_back(check_mail(report));
  return done;
}

}  // namespace

Result<ServerReport> server_report(Context& context, Checking how) {
  ServerReport report;
  report.sends_mail = context.mailer != nullptr;
  report.address = context.base_url;
  report.former_addresses = context.former_base_urls;
  report.only_this_machine = is_loopback_url(context.base_url);
  report.encrypted = context.base_url.starts_with("https://");
  if (context.premises != nullptr) {
    CAIRN_TRY(report.premises, context.premises->look());
  }
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto organisations, transaction->organisations().list());
    CAIRN_CHECK(add_figures(*transaction, organisations, report));
    CAIRN_CHECK(add_outbox(*transaction, organisations, report));
  }
  CAIRN_CHECK(add_findings(context, how, report));
  return report;
}

}  // namespace cairn::app
