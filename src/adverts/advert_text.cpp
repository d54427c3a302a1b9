// SPDX-License-Identifier: Apache-2.0
#include "adverts/advert_text.h"

#include <algorithm>
#include <array>

#include "adverts/headline.h"
#include "adverts/html.h"
#include "adverts/job_posting.h"
#include "adverts/language.h"
#include "adverts/limits.h"
#include "base/text.h"
#include "encoding/character_set.h"

namespace cairn::adverts {
namespace {

constexpr std::size_t sniffed_bytes = 1024;

bool is_html_type(std::string_view media_type) {
  const auto type = to_lower_ascii(trim(media_type.substr(0, media_type.find(';'))));
  return type == "text/html" || type == "application/xhtml+xml";
}

// Pictures, archives and documents of office programs.
bool is_binary(std::string_view bytes) {
  constexpr std::array<std::string_view, 6> beginnings{
      "\x89PNG", "\xff\xd8\xff", "GIF8", "PK\x03\x04", "\xd0\xcf\x11\xe0", "\x1f\x8b"};
  return std::ranges::any_of(beginnings, [&](auto magic) { return bytes.starts_with(magic); }) ||
         bytes.find('\0') != bytes.npos;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

void cut_text(AdvertText& advert) {
  if (advert.text.size() <= limits::text_bytes_max) return;
  auto end = limits::text_bytes_max;
  while (end > 0 && is_continuation(advert.text[end])) --end;
  advert.text.resize(end);
  advert.cut = true;
}

std::string field_of(std::string_view text) {
  std::string out = page_text(text.substr(0, 4 * limits::field_bytes_max)).text;
  std::ranges::replace(out, '\n', ' ');
  out = std::string(trim(out));
  if (out.size() <= limits::field_bytes_max) return out;
  auto end = limits::field_bytes_max;
  while (end > 0 && is_continuation(out[end])) --end;
  return out.substr(0, end);
}

void append_line(AdvertText& advert, std::string_view line, BlockKind kind) {
  if (line.empty()) return;
  if (kind != BlockKind::paragraph)
    advert.blocks.push_back({advert.text.size(), advert.text.size() + line.size(), kind});
  advert.text.append(line) += '\n';
}

void append_page(AdvertText& advert, const PageText& page) {
  const auto offset = advert.text.size();
  for (const auto& block : page.blocks)
    advert.blocks.push_back({offset + block.start, offset + block.end, block.kind});
  advert.text += page.text;
  advert.cut |= page.cut;
}

// A description may be HTML, HTML written as text, or text whose line breaks count.
PageText described(std::string_view description) {
  if (!looks_like_html(description) && description.find("&lt;") == description.npos) {
    PageText page;
    page.text = std::string(description.substr(0, limits::text_bytes_max));
    page.cut = description.size() > page.text.size();
    if (!page.text.ends_with('\n')) page.text += '\n';
    return page;
  }
  auto page = page_text(description);
  if (looks_like_html(page.text)) return page_text(page.text);
  return page;
}

AdvertText written_out(const JobPosting& posting) {
  AdvertText advert;
  advert.form = AdvertForm::job_posting;
  advert.title = field_of(posting.title);
  advert.employer = field_of(posting.employer);
  advert.place = field_of(posting.place);
  advert.published = field_of(posting.published);
  advert.facts = {field_of(posting.identifier), field_of(posting.address),
                  field_of(posting.country), field_of(posting.area)};
  append_line(advert, advert.title, BlockKind::heading);
  append_page(advert, described(posting.description));
  for (const auto& [heading, raw] : posting.parts) {
    const auto part = described(raw);
    if (advert.text.find(trim(part.text)) != advert.text.npos) continue;
    append_line(advert, heading, BlockKind::heading);
    append_page(advert, part);
  }
  cut_text(advert);
  advert.language = language_of(advert.text);
  return advert;
}

// The part of a page that microdata call the description, where there is one.
void take_properties(const PageText& page, AdvertText& advert) {
  const auto text_of = [&](const PageText::Property& property) {
    return std::string_view(page.text).substr(property.start, property.end - property.start);
  };
  for (const auto& property : page.properties) {
    const auto text = text_of(property);
    if (property.name == "title" && advert.title.empty()) advert.title = field_of(text);
    if (property.name == "hiringOrganization" && advert.employer.empty())
      advert.employer = field_of(text);
    if (property.name == "jobLocation" && advert.place.empty()) {
      advert.place = field_of(text);
      advert.facts.area = advert.place;
    }
  }
  const auto longest = std::ranges::max_element(page.properties, {}, [](const auto& property) {
    return property.name == "description" ? property.end - property.start : 0;
  });
  constexpr std::size_t description_bytes_min = 200;
  if (longest == page.properties.end() || longest->name != "description" ||
      longest->end - longest->start < description_bytes_min)
    return;
  PageText part;
  part.text = std::string(text_of(*longest));
  for (const auto& block : page.blocks)
    if (block.start >= longest->start && block.end <= longest->end)
      part.blocks.push_back({block.start - longest->start, block.end - longest->start, block.kind});
  append_line(advert, advert.title, BlockKind::heading);
  append_page(advert, part);
}

bool has_text(std::string_view text) { return !trim(text).empty(); }

Error nothing_to_read() {
  return fail(ErrorCode::unreadable, "adverts",
              "There is no text in it. Paste the advert's text instead.");
}

bool says_anything(const JobPosting& posting) {
  return has_text(posting.description) || !posting.parts.empty();
}

void add_postings(std::string_view json, std::vector<Result<AdvertText>>& all) {
  const auto postings = find_job_postings(json);
  if (postings.ok()) {
    for (const auto& posting : *postings) all.push_back(advert_from_posting(posting));
  } else if (json.find("JobPosting") != json.npos) {
    all.push_back(fail(ErrorCode::unreadable, "adverts",
                       "This JobPosting is no JSON. Repair its page, or send its advert as text."));
  }
}

struct Given {
  std::string text;  // UTF-8, as far as its bytes can be read so
  AdvertForm form;
};

Result<Given> given_as(ByteView bytes, std::string_view media_type) {
  if (bytes.size() > limits::advert_bytes_max)
    return fail(ErrorCode::too_large, "adverts",
                "It is larger than 5 MB. Paste only the advert's text.");
  auto decoded = encoding::decode_text(bytes);
  auto text = std::move(decoded.text);
  if (text.empty()) text = std::string(as_text(bytes).substr(decoded.mark_bytes));
  const auto form = form_of(as_bytes(text), media_type);
  if (form == AdvertForm::pdf)
    return fail(ErrorCode::unsupported, "adverts",
                "It is a PDF, which is read by a module of its own. Paste the advert's text.");
  if (is_binary(as_text(bytes)) && decoded.set != encoding::CharacterSet::utf16)
    return fail(ErrorCode::unsupported, "adverts",
                "It is neither text, a web page nor a PDF. Paste the advert's text instead.");
  // Plain text finds its own character set; what a page says is cut and told as it stands.
  if (form != AdvertForm::text) text = as_utf8(text);
  return Given{std::move(text), form};
}

Result<AdvertText> advert_from(const Given& given) {
  if (given.form == AdvertForm::html) return advert_from_html(given.text);
  if (given.form == AdvertForm::job_posting) {
    auto advert = written_out(*find_job_posting(given.text));
    if (!has_text(advert.text)) return nothing_to_read();
    return advert;
  }
  if (!has_text(given.text)) return nothing_to_read();
  return advert_from_text(given.text);
}

}  // namespace

AdvertForm form_of(ByteView bytes, std::string_view media_type) {
  const auto text = as_text(bytes);
  if (text.substr(0, sniffed_bytes).find("%PDF-") != text.npos) return AdvertForm::pdf;
  if (is_html_type(media_type)) return AdvertForm::html;
  const auto start = trim(text.substr(0, sniffed_bytes));
  if (start.starts_with('{') || start.starts_with('['))
    if (find_job_posting(text)) return AdvertForm::job_posting;
  return looks_like_html(text) ? AdvertForm::html : AdvertForm::text;
}

Result<AdvertText> read_advert(ByteView bytes, std::string_view media_type) {
  CAIRN_TRY(const auto given, given_as(bytes, media_type));
  return advert_from(given);
}

Result<std::vector<Result<AdvertText>>> read_adverts(ByteView bytes, std::string_view media_type) {
  CAIRN_TRY(const auto given, given_as(bytes, media_type));
  std::vector<Result<AdvertText>> all;
  if (given.form == AdvertForm::job_posting) add_postings(given.text, all);
  if (given.form == AdvertForm::html)
    for (const auto& json : page_text(given.text).json_ld) add_postings(json, all);
  if (all.size() > 1 || (all.size() == 1 && all.front().ok())) return all;
  all.clear();
  all.push_back(advert_from(given));
  if (!all.front().ok()) return all.front().error();
  return all;
}

Result<AdvertText> advert_from_posting(const JobPosting& posting) {
  if (!says_anything(posting))
    return fail(ErrorCode::unreadable, "adverts",
                "It has no text. Its page must say it in description.");
  return written_out(posting);
}

AdvertText advert_from_text(std::string_view text, AdvertForm form) {
  AdvertText advert;
  advert.form = form;
  if (is_utf8(text)) {
    advert.text = std::string(text);
  } else {
    advert.text = encoding::decode_text(
                      ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()))
                      .text;
    if (advert.text.empty()) advert.text = well_formed(text);
  }
  cut_text(advert);
  advert.language = language_of(advert.text);
  find_headline(advert);
  return advert;
}

Result<AdvertText> advert_from_html(std::string_view html) {
  if (html.size() > limits::advert_bytes_max)
    return fail(ErrorCode::too_large, "adverts",
                "The page is larger than 5 MB. Paste only the advert's text.");
  const auto page = page_text(html);
  for (const auto& json : page.json_ld)
    if (const auto posting = find_job_posting(json); posting && says_anything(*posting))
      return written_out(*posting);
  if (!has_text(page.text)) return nothing_to_read();
  AdvertText advert;
  advert.form = AdvertForm::html;
  take_properties(page, advert);
  if (advert.text.empty()) append_page(advert, page);
  cut_text(advert);
  advert.language = language_of(advert.text);
  if (advert.title.empty()) advert.title = field_of(page.heading);
  if (advert.title.empty()) find_headline(advert);
  if (advert.title.empty()) advert.title = field_of(page.title);
  return advert;
}

bool is_title_only(const AdvertText& advert) {
  constexpr std::size_t title_bytes_max = 150;
  const auto text = trim(advert.text);
  return text.size() <= title_bytes_max && text.find('\n') == text.npos;
}

std::size_t code_points_before(std::string_view text, std::size_t offset) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text.substr(0, offset), [](char c) { return !is_continuation(c); }));
}

}  // namespace cairn::adverts
