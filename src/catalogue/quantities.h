// SPDX-License-Identifier: Apache-2.0
// Hours, prices, days and levels out of the many ways sources write them. What cannot be read is
// nullopt or unknown, never a guess.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/offer.h"

namespace cairn::catalogue {

// A number from 0, with decimals: "36", "1,5", "1,234.50", "36 h" without what follows.
std::optional<double> read_number(std::string_view text);

// Text is trusted to be hours where it is a bare number.
std::optional<Effort> effort_of_hours(std::string_view hours);
std::optional<Effort> effort_of_minutes(double low, double high);

// An ISO 8601 duration as work: "PT40H", "PT1H30M". Days and longer say how long it takes, not how
// much work it is, so they are nullopt.
std::optional<Effort> effort_of_iso_duration(std::string_view duration);

struct Workload {
  std::optional<Effort> total;
  std::string note;  // how the total came about, or why there is none; "" where the text says it
};
// "4 weeks of study, 3-5 hours/week", "12 hours/week", "Approx. 20 hours", "about 2 hours a day for
// 10 days", in English, German, French and Spanish. Hours a week without weeks give no total.
Workload read_workload(std::string_view text);
// Weeks and hours a week, each with bounds; what is missing is nullopt.
Workload workload_of(std::optional<double> weeks_low, std::optional<double> weeks_high,
                     std::optional<double> hours_low, std::optional<double> hours_high);

// ISO 4217 of a code, a sign or a name: "eur", "€", "US Dollar". "" where there is none.
std::string currency_code(std::string_view text);
// Digits behind the point: 2, of some currencies 0 or 3.
int currency_decimals(std::string_view code);
// "49", "49.00", "1.299,50", "€49", "49 EUR", "free". `currency` holds where the text has none.
std::optional<Price> read_price(std::string_view text, std::string_view currency);
std::optional<Price> price_of(double amount, std::string_view currency);
double amount_of(const Price& price);       // 49.5
std::string text_of(const Price& price);    // "49.50 EUR", "free"
std::string text_of(const Effort& effort);  // "36 h", "3–5 h", "45 min"
Phrase words_of(const Price& price);        // the same to be said in other languages

// Beginner, intermediate, advanced and what else sources call them, the first of several; unknown
// for any other word.
Stage read_stage(std::string_view text);
// What one can do at the end of an offer of this stage where its source names no level: 2, 3 and 4;
// 0 for unknown.
Level level_after(Stage stage);

// "self", "self-paced", "instructor-paced", "scheduled" and their like; unknown otherwise.
Pace read_pace(std::string_view text);

// Whether somebody watches an assessment: "Supervised online with identity verification",
// "unbeaufsichtigt"; nothing where that is not said.
std::optional<bool> read_supervised(std::string_view text);

// The day of a date or time, ISO 8601: "2027-01-11T08:00:00Z" is "2027-01-11"; "" for what is none.
std::string read_day(std::string_view text);

// A BCP 47 tag: "en", "pt-br" as "pt-BR", "English" as "en"; "" for what is none.
std::string read_language(std::string_view text);

// Months: "24", "24 months", "2 years", "P2Y", "365 days"; 0 for "never" and the like.
std::optional<int> read_months(std::string_view text);
std::optional<int> months_of_days(double days);

}  // namespace cairn::catalogue
