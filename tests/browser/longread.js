// Long reads that look like real ones: 20,000 words, 60 pictures, 5 tables. The same every time.

const ARABIC = `أعلنت الحكومة اليوم عن مشروع جديد لتطوير المدارس في القرى البعيدة بكلفة ملايين الدراهم وقال الوزير إن الأشغال
ستنطلق قبل نهاية السنة وتشمل بناء أقسام جديدة وتجهيز المكتبات وربطها بالشبكة وأضاف أن الأساتذة سيستفيدون من تكوين خاص
في المقابل يرى خبراء التعليم أن المشكل أعمق من البنايات ويدعون إلى مراجعة المناهج والاستماع إلى التلاميذ وأسرهم`.split(/\s+/);
const MIXED = [...ARABIC, 'EDA', '(CNSS)', 'WhatsApp', '2007', '3,5%', '1.200', 'JavaScript', 'data', '#maroc', 'COVID-19'];

/** Numbers that only look random. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

/** The HTML of a long read; `mixed` has Latin words and digits among the Arabic ones. */
export function longRead({ mixed, pictures }) {
  const next = numbers(mixed ? 7 : 11);
  const vocabulary = mixed ? MIXED : ARABIC;
  const words = (count) => Array.from({ length: count }, () => vocabulary[next(vocabulary.length)]).join(' ');
  const paragraph = () => {
    const text = words(72);
    const marked = `<strong>${words(3)}</strong> <a href="/${next(1000)}">${words(4)}</a>`;
    return `<p>${text} ${marked}.</p>`;
  };
  const picture = (n) =>
    `<figure class="wp-block-image size-large"><img src="${pictures}?${n}" width="1024" height="683" alt="${words(5)}"`
    + ` srcset="${pictures}?${n}-1 480w, ${pictures}?${n} 1024w"><figcaption>${words(8)}</figcaption></figure>`;
  const row = () => `<tr><td>${words(2)}</td><td>${next(5000)}</td><td>${words(1)}</td></tr>`;
  const table = () =>
    `<figure class="wp-block-table"><table><thead><tr><th>${words(1)}</th><th>${words(1)}</th><th>${words(1)}</th></tr></thead>`
    + `<tbody>${Array.from({ length: 20 }, row).join('')}</tbody></table><figcaption>${words(5)}</figcaption></figure>`;
  const parts = [];
  for (let n = 0; n < 245; n += 1) {
    if (n % 12 === 6) parts.push(`<h2 id="part-${n}">${words(4)}</h2>`);
    if (n % 4 === 2 && n / 4 < 60) parts.push(picture(n));
    if (n % 50 === 40) parts.push(table());
    if (n % 30 === 20) parts.push(`<ul>${Array.from({ length: 6 }, () => `<li>${words(12)}</li>`).join('')}</ul>`);
    parts.push(paragraph());
  }
  return parts.join('\n');
}
