// SPDX-License-Identifier: Apache-2.0
#include "server/api/quality_json.h"

#include "app/analytics/demand.h"
#include "quality/bodies.h"

namespace cairn::server::api {

json::Value to_json(const app::Review& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id.text).add_string("offer", it.offer);
  out.add("learning", builder.integer(it.learning));
  if (it.career) out.add("career", builder.integer(*it.career));
  out.add_string("text", it.text).add_string_if("name", it.name);
  out.add("bound", json::Value::boolean(it.bound));
  out.add_string("written", format_instant(it.written));
  out.add_string("changed", format_instant(it.changed));
  out.add_string_if("reply", it.reply);
  if (it.replied) out.add_string("replied", format_instant(*it.replied));
  if (it.hidden) out.add_string("hidden", format_instant(*it.hidden));
  return out.add_string_if("hidden_reason", it.hidden_reason).value();
}

json::Value to_json(const app::QuestionAnswer& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id.text);
  out.add_string("voice", app::voice_names[static_cast<std::size_t>(it.voice)]);
  out.add_string("text", it.text).add_string_if("name", it.name);
  out.add_string("written", format_instant(it.written));
  if (it.hidden) out.add_string("hidden", format_instant(*it.hidden));
  return out.add_string_if("hidden_reason", it.hidden_reason).value();
}

json::Value to_json(const app::AskedQuestion& it, json::Builder builder) {
  std::vector<json::Value> answers;
  for (const auto& answer : it.answers) answers.push_back(to_json(answer, builder));
  const auto& question = it.question;
  json::ObjectBuilder out(builder);
  out.add_string("id", question.id.text).add_string("offer", question.offer);
  out.add_string("text", question.text).add_string_if("name", question.name);
  out.add_string("asked", format_instant(question.asked));
  if (question.hidden) out.add_string("hidden", format_instant(*question.hidden));
  out.add_string_if("hidden_reason", question.hidden_reason);
  return out.add("answers", builder.array(answers)).value();
}

json::Value to_json(const app::ProviderFact& it, json::Builder builder) {
  const auto* const body = quality::body_named(it.body);
  json::ObjectBuilder out(builder);
  out.add_string("id", it.id.text).add_string("provider", it.provider_name);
  out.add_string("kind", app::fact_kind_names[static_cast<std::size_t>(it.kind)]);
  out.add_string_if("body", it.body);
  if (body != nullptr) out.add_string("body_name", body->name).add_string("body_page", body->page);
  out.add_string_if("other", it.other).add_string_if("covers", it.covers);
  out.add_string("source_url", it.source_url).add_string("read_on", it.read_on);
  return out.add_string_if("ends_on", it.ends_on).value();
}

json::Value to_json(const app::ReportedThing& it, json::Builder builder) {
  const auto& report = it.report;
  json::ObjectBuilder out(builder);
  out.add_string("id", report.id.text);
  out.add_string("kind", app::abuse_kind_names[static_cast<std::size_t>(report.kind)]);
  out.add_string("about", report.about).add_string_if("offer", it.offer);
  out.add_string_if("text", it.text).add_string("reason", report.reason);
  out.add("reports", builder.integer(report.reports));
  out.add_string("reported", format_instant(report.reported));
  out.add_string("state", app::abuse_state_names[static_cast<std::size_t>(report.state)]);
  if (report.decided) out.add_string("decided", format_instant(*report.decided));
  return out.add_string_if("decision", report.decision).value();
}

json::Value to_json(const quality::Tally& tally, json::Builder builder) {
  json::ObjectBuilder out(builder);
  if (const auto mean = tally.mean_tenths()) {
    out.add("mean", builder.decimal(*mean / 10.0));
    out.add("people", builder.integer(tally.people()));
  }
  return out.value();
}

json::Value to_json(const app::Recognition& it, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("adverts", builder.integer(it.adverts))
      .add("asking", builder.integer(it.asking))
      .add_string("from", app::month_text(it.first_month))
      .value();
}

json::Value to_json(const app::OfferQuality& known, json::Builder builder) {
  std::vector<json::Value> flags, facts;
  for (const auto& flag : known.flags)
    flags.push_back(
        json::ObjectBuilder(builder)
            .add_string("code", flag.code)
            .add_string("weight", flag.weight == quality::Weight::warning ? "warning" : "note")
            .add_string("text", in_english(flag.text))
            .add_string("reason", in_english(flag.reason))
            .value());
  for (const auto& fact : known.facts) facts.push_back(to_json(fact, builder));
  json::ObjectBuilder out(builder);
  out.add("flags", builder.array(flags)).add("provider_facts", builder.array(facts));
  out.add_string_if("last_reviewed", known.looked_at);
  if (known.recognition.adverts > 0) out.add("recognition", to_json(known.recognition, builder));
  out.add("learning", to_json(known.ratings.learning, builder));
  return out.add("career", to_json(known.ratings.career, builder)).value();
}

}  // namespace cairn::server::api
