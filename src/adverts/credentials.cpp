// SPDX-License-Identifier: Apache-2.0
#include "adverts/credentials.h"

#include <algorithm>
#include <array>

#include "adverts/limits.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

using enum CredentialKind;

struct Known {
  std::string_view words;
  CredentialKind kind;
  std::string_view name;
};

// Written in capitals, and told from common words by them.
// clang-format off
constexpr Known acronyms[] = {
    {"PMP", certification, "PMP"}, {"CAPM", certification, "CAPM"}, {"PRINCE2", certification, "PRINCE2"}, {"Prince2", certification, "PRINCE2"},
    {"ITIL", certification, "ITIL"}, {"CISSP", certification, "CISSP"}, {"CISM", certification, "CISM"}, {"CISA", certification, "CISA"},
    {"CEH", certification, "CEH"}, {"OSCP", certification, "OSCP"}, {"GCIH", certification, "GCIH"}, {"CCNA", certification, "CCNA"},
    {"CCNP", certification, "CCNP"}, {"CCIE", certification, "CCIE"}, {"CKA", certification, "CKA"}, {"CKAD", certification, "CKAD"},
    {"RHCE", certification, "RHCE"}, {"RHCSA", certification, "RHCSA"}, {"LPIC", certification, "LPIC"}, {"CSM", certification, "CSM"},
    {"PSM", certification, "PSM"}, {"CSPO", certification, "CSPO"}, {"CBAP", certification, "CBAP"}, {"ISTQB", certification, "ISTQB"},
    {"Security+", certification, "CompTIA Security+"}, {"Network+", certification, "CompTIA Network+"}, {"ACCA", certification, "ACCA"},
    {"CIMA", certification, "CIMA"}, {"ACA", certification, "ACA"}, {"AAT", certification, "AAT"}, {"CPA", certification, "CPA"},
    {"CFA", certification, "CFA"}, {"CIPD", certification, "CIPD"}, {"SHRM", certification, "SHRM"}, {"PHR", certification, "PHR"},
    {"CIPS", certification, "CIPS"}, {"CIM", certification, "CIM"}, {"APM", certification, "APM"}, {"NEBOSH", certification, "NEBOSH"},
    {"IOSH", certification, "IOSH"}, {"SMSTS", certification, "SMSTS"}, {"SSSTS", certification, "SSSTS"}, {"PASMA", certification, "PASMA"},
    {"IPAF", certification, "IPAF"}, {"CELTA", certification, "CELTA"}, {"TEFL", certification, "TEFL"}, {"DELTA", certification, "DELTA"},
    {"PGCE", degree, "PGCE"}, {"QTS", licence, "Qualified Teacher Status"}, {"NVQ", certification, "NVQ"}, {"BTEC", certification, "BTEC"},
    {"HND", degree, "HND"}, {"HNC", degree, "HNC"}, {"GCSE", certification, "GCSE"}, {"GCSEs", certification, "GCSE"}, {"NMC", licence, "NMC registration"},
    {"HCPC", licence, "HCPC registration"}, {"GMC", licence, "GMC registration"}, {"CSCS", licence, "CSCS card"}, {"CPCS", licence, "CPCS card"},
    {"ECS", licence, "ECS card"}, {"CDL", licence, "commercial driving licence"}, {"HGV", licence, "HGV licence"}, {"LGV", licence, "LGV licence"},
    {"BSc", degree, "bachelor's degree"}, {"BA", degree, "bachelor's degree"}, {"BEng", degree, "bachelor's degree"}, {"BEd", degree, "bachelor's degree"},
    {"MSc", degree, "master's degree"}, {"MA", degree, "master's degree"}, {"MEng", degree, "master's degree"}, {"MEd", degree, "master's degree"},
    {"MBA", degree, "MBA"}, {"PhD", degree, "doctorate"}, {"BLS", certification, "BLS"}, {"ACLS", certification, "ACLS"}, {"CPR", certification, "CPR"},
    {"RN", licence, "registered nurse"}, {"CNA", certification, "CNA"}, {"LPN", licence, "LPN"},
};
// Lower case; the longest at a place counts.
constexpr Known phrases[] = {
    {"bachelor's degree", degree, "bachelor's degree"}, {"bachelors degree", degree, "bachelor's degree"}, {"bachelor's", degree, "bachelor's degree"},
    {"bachelor", degree, "bachelor's degree"}, {"undergraduate degree", degree, "bachelor's degree"}, {"master's degree", degree, "master's degree"},
    {"masters degree", degree, "master's degree"}, {"master's", degree, "master's degree"}, {"ph.d", degree, "doctorate"}, {"b.sc", degree, "bachelor's degree"},
    {"m.sc", degree, "master's degree"}, {"doctorate", degree, "doctorate"}, {"university degree", degree, "degree"}, {"college degree", degree, "degree"},
    {"degree in", degree, "degree"}, {"degree or equivalent", degree, "degree"}, {"a degree", degree, "degree"}, {"associate degree", degree, "associate degree"},
    {"associate's degree", degree, "associate degree"}, {"high school diploma", degree, "high school diploma"}, {"teaching degree", degree, "teaching degree"},
    {"nursing degree", degree, "nursing degree"}, {"a-levels", degree, "A levels"}, {"a levels", degree, "A levels"}, {"apprenticeship", degree, "apprenticeship"},
    {"abitur", degree, "Abitur"}, {"ausbildung", degree, "Berufsausbildung"}, {"hochschulabschluss", degree, "degree"}, {"licenciatura", degree, "bachelor's degree"},
    {"driving licence", licence, "driving licence"}, {"driving license", licence, "driving licence"}, {"driver's licence", licence, "driving licence"},
    {"driver's license", licence, "driving licence"}, {"drivers license", licence, "driving licence"}, {"driver license", licence, "driving licence"},
    {"führerschein", licence, "driving licence"}, {"permis b", licence, "driving licence"}, {"permis de conduire", licence, "driving licence"},
    {"carné de conducir", licence, "driving licence"}, {"forklift licence", licence, "forklift licence"}, {"forklift license", licence, "forklift licence"},
    {"cscs card", licence, "CSCS card"}, {"cpcs card", licence, "CPCS card"}, {"ecs card", licence, "ECS card"}, {"gas safe", licence, "Gas Safe registration"},
    {"18th edition", certification, "18th Edition wiring regulations"}, {"chartered accountant", certification, "chartered accountant"},
    {"registered nurse", licence, "registered nurse"}, {"nursing registration", licence, "registered nurse"}, {"nmc registration", licence, "NMC registration"},
    {"nmc pin", licence, "NMC registration"}, {"hcpc registration", licence, "HCPC registration"}, {"qualified teacher status", licence, "Qualified Teacher Status"},
    {"teaching licence", licence, "teaching licence"}, {"teaching license", licence, "teaching licence"}, {"prince2 practitioner", certification, "PRINCE2 Practitioner"},
    {"prince2 foundation", certification, "PRINCE2 Foundation"}, {"itil foundation", certification, "ITIL Foundation"}, {"scrum master certification", certification, "CSM"},
    {"six sigma", certification, "Six Sigma"}, {"security clearance", licence, "security clearance"}, {"qualified accountant", certification, "qualified accountant"},
    {"first aid at work", certification, "first aid certificate"}, {"height ticket", licence, "height ticket"}, {"lead auditor", certification, "lead auditor"},
};
constexpr std::array<std::string_view, 9> kind_words{
    "certificate", "certification", "certifications", "certificates", "licence", "license", "diploma", "qualification", "ticket"};
// A name does not reach over them, to the left.
constexpr std::string_view name_ends =
    "|a|an|the|in|of|or|and|your|our|current|valid|with|any|relevant|recognised|recognized|equivalent|equal|similar|"
    "other|another|professional|one|hold|have|full|such|as|for|to|formal|appropriate|suitable|good|all|some|at|on|is|"
    "are|recent|clean|this|that|these|technical|industry|required|desirable|those|their|its|up|";
// clang-format on

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool stands_alone(std::string_view text, std::size_t start, std::size_t end) {
  return (start == 0 || !is_word_byte(text[start - 1])) &&
         (end >= text.size() || !is_word_byte(text[end]));
}

void find_words(std::string_view text, std::string_view words, const Known& known,
                std::vector<CredentialMention>& found) {
  for (auto at = text.find(words); at != text.npos; at = text.find(words, at + words.size()))
    if (stands_alone(text, at, at + words.size()))
      found.push_back({at, at + words.size(), known.kind, std::string(known.name)});
}

template <std::size_t n>
void find_known(std::string_view text, const Known (&table)[n],
                std::vector<CredentialMention>& found) {
  constexpr std::string_view curly_apostrophe = "\xe2\x80\x99";
  for (const auto& known : table) {
    find_words(text, known.words, known, found);
    const auto apostrophe = known.words.find('\'');
    if (apostrophe == known.words.npos) continue;
    std::string curly(known.words);
    find_words(text, curly.replace(apostrophe, 1, curly_apostrophe), known, found);
  }
}

// "AZ-104", "AWS Certified Solutions Architect": what vendors call theirs.
void find_vendor(std::string_view text, std::vector<CredentialMention>& found) {
  constexpr std::array<std::string_view, 8> exam_prefixes{"AZ-", "SC-", "DP-",  "AI-",
                                                          "MS-", "PL-", "N10-", "SY0-"};
  for (const auto prefix : exam_prefixes)
    for (auto at = text.find(prefix); at != text.npos; at = text.find(prefix, at + 1)) {
      auto end = at + prefix.size();
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      if (end - at == prefix.size() + 3 && stands_alone(text, at, end))
        found.push_back({at, end, certification, std::string(text.substr(at, end - at))});
    }
  constexpr std::array<std::string_view, 7> vendors{
      "AWS Certified",     "Microsoft Certified", "Google Certified",    "Cisco Certified",
      "Red Hat Certified", "Oracle Certified",    "Salesforce Certified"};
  for (const auto vendor : vendors) {
    const auto at = text.find(vendor);
    if (at == text.npos) continue;
    auto end = at + vendor.size();
    // The capitalised words that follow belong to the name.
    while (end + 1 < text.size() && text[end] == ' ' && text[end + 1] >= 'A' &&
           text[end + 1] <= 'Z') {
      ++end;
      while (end < text.size() && (is_word_byte(text[end]) || text[end] == '-')) ++end;
    }
    found.push_back({at, end, certification, std::string(text.substr(at, end - at))});
  }
}

// "food hygiene certificate": the words before it, back to one that no name holds.
void find_named(std::string_view text, std::string_view lower,
                std::vector<CredentialMention>& found) {
  constexpr int words_max = 4;
  for (const auto word : kind_words)
    for (auto at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
      const auto end = at + word.size();
      if (!stands_alone(lower, at, end)) continue;
      auto first = at;
      for (int words = 0; words < words_max && first >= 2 && lower[first - 1] == ' '; ++words) {
        auto start = first - 1;
        while (start > 0 && (is_word_byte(lower[start - 1]) || lower[start - 1] == '-' ||
                             lower[start - 1] == '+'))
          --start;
        const auto before = lower.substr(start, first - 1 - start);
        if (before.empty() || name_ends.find("|" + std::string(before) + "|") != name_ends.npos)
          break;
        first = start;
      }
      if (first == at) continue;
      const auto kind = word.starts_with("licen") || word == "ticket" ? licence
                        : word == "diploma"                           ? degree
                                                                      : certification;
      found.push_back({first, end, kind, std::string(text.substr(first, end - first))});
    }
}

}  // namespace

std::string_view word_for(CredentialKind kind) {
  constexpr std::array<std::string_view, 3> words{"degree", "certification", "licence"};
  return words[static_cast<std::size_t>(kind)];
}

std::vector<CredentialMention> credentials_in(std::string_view sentence) {
  const auto lower = to_lower_ascii(sentence);
  std::vector<CredentialMention> found;
  find_known(sentence, acronyms, found);
  find_known(lower, phrases, found);
  find_vendor(sentence, found);
  find_named(sentence, lower, found);
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
    const auto length_a = a.end - a.start, length_b = b.end - b.start;
    return length_a != length_b ? length_a > length_b : a.start < b.start;
  });
  std::vector<CredentialMention> apart;
  for (auto& one : found) {
    const bool overlaps = std::ranges::any_of(
        apart, [&](const auto& other) { return one.start < other.end && other.start < one.end; });
    if (!overlaps && apart.size() < limits::credentials_max) apart.push_back(std::move(one));
  }
  std::ranges::sort(apart, {}, &CredentialMention::start);
  return apart;
}

}  // namespace cairn::adverts
