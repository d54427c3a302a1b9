// SPDX-License-Identifier: Apache-2.0
#include "app/career/read_advert.h"

#include "app/career/advert_text.h"
#include "app/fields.h"
#include "base/text.h"

namespace cairn::app::career {
namespace {

constexpr std::size_t occupations_max = 5;
constexpr Level level_unsaid = 3;  // works alone: what a job asks of whoever takes it

Error at(Error error, const char* path) {
  if (error.path.empty()) error.path = path;
  return error;
}

Result<adverts::AdvertText> read_address(Context& context, std::string_view address) {
  CAIRN_TRY(const auto url,
            url_field({"/address", "Address of the advert"}, address, Presence::required));
  if (context.outside == nullptr)
    return fail(ErrorCode::unreachable, "advert",
                "This server does not look at other pages. Paste the advert's text instead.",
                "/address");
  auto fetched = context.outside->fetch(url);
  if (!fetched.ok() || fetched->status != 200)
    return fail(ErrorCode::unreachable, "advert",
                "The page could not be read. Copy the advert's text from it and paste that.",
                "/address");
  auto read = read_advert_text(fetched->body, fetched->media_type, context.pdf);
  if (!read.ok()) return at(std::move(read).error(), "/address");
  return read;
}

}  // namespace

Result<adverts::AdvertText> advert_text_of(Context& context, const AdvertInput& input) {
  if (!trim(input.text).empty()) {
    auto read = adverts::read_advert(as_bytes(input.text), "text/plain");
    if (!read.ok()) return at(std::move(read).error(), "/text");
    return read;
  }
  if (!input.files.empty()) {
    const auto& file = input.files.front();
    auto read = read_advert_text(as_bytes(file.bytes), "", context.pdf);
    if (!read.ok()) return at(std::move(read).error(), "/files");
    return read;
  }
  if (!trim(input.address).empty()) return read_address(context, trim(input.address));
  return fail(ErrorCode::invalid, "advert",
              "Paste the text of an advert, choose a file, or give its address.", "/text");
}

std::vector<Requirement> requirements_of(const Shelf& shelf, const adverts::AdvertText& advert,
                                         const adverts::AdvertReading& reading) {
  std::vector<Requirement> requirements;
  for (const auto& skill : reading.skills) {
    const auto& sentence = reading.sentences[skill.best.sentence];
    Requirement requirement;
    requirement.skill = shelf.framework.skills[skill.skill].id;
    requirement.level = skill.level == 0 ? level_unsaid : skill.level;
    requirement.essential = skill.must.value_or(true);
    requirement.sentence = advert.text.substr(sentence.start, sentence.end - sentence.start);
    requirement.years = skill.years.value_or(0);
    requirements.push_back(std::move(requirement));
  }
  return requirements;
}

Result<ReadAdvert> read_advert(Context& context, const Shelf& shelf, const AdvertInput& input) {
  CAIRN_TRY(const auto text, advert_text_of(context, input));
  const auto reading = adverts::read(shelf.linker(), shelf.framework, text);
  ReadAdvert result;
  result.advert.title = text.title;
  if (!text.employer.empty())
    result.advert.title += (result.advert.title.empty() ? "" : ", ") + text.employer;
  result.advert.address = std::string(trim(input.address));
  result.advert.text = text.text;
  result.advert.requirements = requirements_of(shelf, text, reading);
  for (const auto& credential : reading.credentials)
    result.advert.credentials.push_back(credential.name);
  for (const auto& match : reading.occupations) {
    if (result.occupations.size() == occupations_max) break;
    result.occupations.push_back(shelf.framework.occupations[match.occupation].id);
  }
  result.notes = reading.notes;
  return result;
}

}  // namespace cairn::app::career
